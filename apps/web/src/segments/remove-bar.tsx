import { useMutation } from "@tanstack/react-query";
import { UserMinus, X } from "lucide-react";
import { useState } from "react";
import type { Selection } from "../components/table/selection.ts";
import { Button } from "../components/ui/button.tsx";
import { countOf, formatNumber } from "../format.ts";
import { problemOf } from "../problem.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { toast } from "../shell/toast.ts";
import { type SegmentDetail, trpc } from "../trpc.ts";
import { quoted } from "./quoted.ts";
import { refreshSegments } from "./use-segment-actions.ts";

interface RemoveBarProps {
  readonly segment: SegmentDetail;
  readonly selection: Selection;
}

/** What can be done with the customers that are ticked. */
export function RemoveBar({ segment, selection }: RemoveBarProps) {
  const [confirming, setConfirming] = useState(false);
  const remove = useMutation(trpc.segments.removeCustomers.mutationOptions());
  const add = useMutation(trpc.segments.addCustomers.mutationOptions());
  const ids = [...selection.selected];
  const name = quoted(segment.name);

  async function undo() {
    try {
      const { added } = await add.mutateAsync({ id: segment.id, customerIds: ids });
      toast.success(`${countOf(added, "customer")} added back to ${name}`);
    } catch (error) {
      toast.error("They were not added back", { description: problemOf(error).message });
    }
    await refreshSegments();
  }

  async function confirm() {
    const { removed } = await remove.mutateAsync({ id: segment.id, customerIds: ids });
    selection.clear();
    toast.success(`${countOf(removed, "customer")} removed from ${name}`, {
      action: { label: "Undo", onClick: () => void undo() },
    });
    await refreshSegments();
  }

  return (
    <>
      <div className="pointer-events-none absolute inset-x-0 bottom-14 z-20 flex justify-center px-4">
        <div
          role="toolbar"
          aria-label="Actions for the selected customers"
          className="pointer-events-auto flex animate-rise items-center gap-1 rounded-xl border bg-raised py-1.5 pr-1.5 pl-4 shadow-float"
        >
          <span className="numeric mr-2 text-sm whitespace-nowrap">{formatNumber(ids.length)} selected</span>
          <Button size="sm" variant="danger" onClick={() => setConfirming(true)}>
            <UserMinus aria-hidden />
            Remove
          </Button>
          <Button size="iconSm" variant="ghost" aria-label="Clear the selection" onClick={selection.clear}>
            <X aria-hidden />
          </Button>
        </div>
      </div>
      {confirming && (
        <ConfirmDialog
          title="Remove from the segment?"
          description={`Remove ${countOf(ids.length, "customer")} from ${name}. The customers themselves stay.`}
          verb={`Remove ${countOf(ids.length, "customer")}`}
          onClose={() => setConfirming(false)}
          onConfirm={confirm}
        />
      )}
    </>
  );
}
