import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useSelection } from "../components/table/selection.ts";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { ContactPicker } from "../customers/contact-picker.tsx";
import { countOf, formatNumber } from "../format.ts";
import { problemOf } from "../problem.ts";
import { toast } from "../shell/toast.ts";
import { type SegmentDetail, trpc } from "../trpc.ts";
import { quoted } from "./quoted.ts";
import { refreshSegments } from "./use-segment-actions.ts";

interface AddCustomersDialogProps {
  readonly segment: SegmentDetail;
  readonly onClose: () => void;
}

export function AddCustomersDialog({ segment, onClose }: AddCustomersDialogProps) {
  const selection = useSelection();
  const [error, setError] = useState<string>();
  const add = useMutation(trpc.segments.addCustomers.mutationOptions());
  const count = selection.selected.size;

  async function confirm() {
    setError(undefined);
    try {
      const { added, alreadyIn, unknown } = await add.mutateAsync({
        id: segment.id,
        customerIds: [...selection.selected],
      });
      const parts = [`${formatNumber(added)} added`];
      if (alreadyIn > 0)
        parts.push(`${formatNumber(alreadyIn)} ${alreadyIn === 1 ? "was" : "were"} already in`);
      if (unknown > 0) parts.push(`${formatNumber(unknown)} no longer ${unknown === 1 ? "exists" : "exist"}`);
      toast.success(parts.join(", "), { description: `Segment ${quoted(segment.name)}` });
      onClose();
      await refreshSegments();
    } catch (failure) {
      setError(problemOf(failure).message);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add customers"
      description={`From the contact book to ${quoted(segment.name)}. They stay until somebody removes them.`}
      className="max-w-xl"
      footer={
        <>
          {error && (
            <p role="alert" className="mr-auto self-center text-sm text-danger">
              {error}
            </p>
          )}
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabled={count === 0 || add.isPending} onClick={() => void confirm()}>
            {count === 0 ? "Add customers" : `Add ${countOf(count, "customer")}`}
          </Button>
        </>
      }
    >
      <ContactPicker segmentId={segment.id} selection={selection} />
    </Dialog>
  );
}
