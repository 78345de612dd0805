import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { problemOf } from "../../problem.ts";
import { trpc, type WebhookEndpoint } from "../../trpc.ts";
import { ChoiceCards } from "../choice-cards.tsx";
import { ShownOnce } from "../shown-once.tsx";
import { refreshWebhooks } from "./refresh-webhooks.ts";

const choices = [
  {
    value: "24",
    label: "For 24 hours",
    means: "Messages carry both signatures: time to change the receiver.",
  },
  { value: "168", label: "For 7 days", means: "The same, for receivers that others look after." },
  {
    value: "0",
    label: "Not at all",
    means: "When it may have become known to others. Change the receiver at once.",
  },
] as const;

interface RotateDialogProps {
  readonly endpoint: WebhookEndpoint;
  readonly onClose: () => void;
}

/** Asks how long the current secret stays good, then shows the new one, once. */
export function RotateDialog({ endpoint, onClose }: RotateDialogProps) {
  const [keep, setKeep] = useState<(typeof choices)[number]["value"]>("24");
  const rotate = useMutation(trpc.webhooks.rotate.mutationOptions({ onSuccess: refreshWebhooks }));
  if (rotate.data) {
    return (
      <ShownOnce
        title="The new secret"
        description={
          keep === "0"
            ? "Messages are signed with this one alone from now on. Copy it now: it can’t be shown again."
            : "Copy it now: it can’t be shown again. The one before it stays good for the time you chose."
        }
        label="The secret"
        value={rotate.data.secret}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Rotate the secret?"
      description={
        endpoint.formerSecretUntil !== null &&
        "The secret before the current one is still good as well: it ends with this."
      }
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={rotate.isPending}
            onClick={() => rotate.mutate({ id: endpoint.id, keepFormerHours: Number(keep) })}
          >
            Rotate secret
          </Button>
        </>
      }
    >
      <div className="py-2">
        <ChoiceCards
          label="The current secret stays good"
          value={keep}
          onChange={setKeep}
          choices={choices}
        />
        {rotate.error && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {problemOf(rotate.error).message}
          </p>
        )}
      </div>
    </Dialog>
  );
}
