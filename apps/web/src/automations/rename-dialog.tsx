import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { problemOf } from "../problem.ts";
import { toast } from "../shell/toast.ts";
import { type Flow, trpc } from "../trpc.ts";
import { refreshFlows } from "./refresh-flows.ts";

interface RenameDialogProps {
  readonly flow: Flow;
  readonly onClose: () => void;
}

export function RenameDialog({ flow, onClose }: RenameDialogProps) {
  const [name, setName] = useState(flow.name);
  const update = useMutation(trpc.flows.update.mutationOptions());
  const form = useId();

  async function save(event: FormEvent) {
    event.preventDefault();
    if (update.isPending) return;
    await update.mutateAsync({ id: flow.id, revision: flow.revision, name });
    await refreshFlows();
    toast.success("Renamed");
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Rename automation"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event).catch(() => {})} className="py-2">
        <TextField
          label="Name"
          value={name}
          maxLength={200}
          onChange={(next) => {
            setName(next);
            update.reset();
          }}
          error={update.error ? problemOf(update.error).message : undefined}
        />
      </form>
    </Dialog>
  );
}
