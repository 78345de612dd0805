import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { problemOf } from "../problem.ts";
import { toast } from "../shell/toast.ts";
import { type SegmentItem, trpc } from "../trpc.ts";
import { DescriptionField, NameField } from "./fields.tsx";
import { refreshSegments } from "./use-segment-actions.ts";

interface EditDialogProps {
  readonly segment: Pick<SegmentItem, "id" | "name" | "description">;
  readonly onClose: () => void;
}

export function EditDialog({ segment, onClose }: EditDialogProps) {
  const [name, setName] = useState(segment.name);
  const [description, setDescription] = useState(segment.description);
  const update = useMutation(trpc.segments.update.mutationOptions());
  const form = useId();

  async function save(event: FormEvent) {
    event.preventDefault();
    if (update.isPending) return;
    await update.mutateAsync({ id: segment.id, name, description, rule: undefined });
    await refreshSegments();
    toast.success("Saved");
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit segment"
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
      <form
        id={form}
        onSubmit={(event) => void save(event).catch(() => {})}
        className="flex flex-col gap-4 py-2"
      >
        <NameField
          value={name}
          onChange={setName}
          error={update.error ? problemOf(update.error).message : undefined}
        />
        <DescriptionField value={description} onChange={setDescription} />
      </form>
    </Dialog>
  );
}
