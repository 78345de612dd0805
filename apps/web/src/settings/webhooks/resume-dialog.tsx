import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { problemOf } from "../../problem.ts";
import { toast } from "../../shell/toast.ts";
import { trpc, type WebhookEndpoint } from "../../trpc.ts";
import { ChoiceCards } from "../choice-cards.tsx";
import { refreshWebhooks } from "./refresh-webhooks.ts";

const choices = [
  {
    value: "from",
    label: "Where it stopped",
    means: "What happened meanwhile is sent first, in order: nothing is missed.",
  },
  { value: "skip", label: "With what happens from now on", means: "What happened meanwhile is never sent." },
] as const;

interface ResumeDialogProps {
  readonly endpoint: WebhookEndpoint;
  readonly onClose: () => void;
}

export function ResumeDialog({ endpoint: { id }, onClose }: ResumeDialogProps) {
  const [where, setWhere] = useState<(typeof choices)[number]["value"]>("from");
  const resume = useMutation(trpc.webhooks.resume.mutationOptions());

  async function confirm() {
    await resume.mutateAsync({ id, skip: where === "skip" });
    await refreshWebhooks();
    toast.success("Resumed");
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Resume sending?"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={resume.isPending}
            onClick={() => void confirm().catch(() => {})}
          >
            Resume
          </Button>
        </>
      }
    >
      <div className="py-2">
        <ChoiceCards label="It goes on" value={where} onChange={setWhere} choices={choices} />
        {resume.error && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {problemOf(resume.error).message}
          </p>
        )}
      </div>
    </Dialog>
  );
}
