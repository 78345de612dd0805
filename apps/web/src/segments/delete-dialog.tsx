import { useMutation, useQuery } from "@tanstack/react-query";
import { countOf } from "../format.ts";
import { problemOf } from "../problem.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { toast } from "../shell/toast.ts";
import { type SegmentItem, trpc } from "../trpc.ts";
import { InUseDialog } from "./in-use-dialog.tsx";
import { quoted } from "./quoted.ts";
import { refreshSegments } from "./use-segment-actions.ts";

interface DeleteDialogProps {
  readonly segment: Pick<SegmentItem, "id" | "name" | "type">;
  readonly onClose: () => void;
  readonly onDeleted?: (() => void) | undefined;
}

export function DeleteDialog({ segment, onClose, onDeleted }: DeleteDialogProps) {
  const { id, name, type } = segment;
  const counts = useQuery(trpc.segments.counts.queryOptions({ ids: [id] }));
  const remove = useMutation(trpc.segments.delete.mutationOptions());
  const count = counts.data?.[0]?.count;
  const problem = remove.error ? problemOf(remove.error) : undefined;

  async function confirm(force: boolean) {
    await remove.mutateAsync({ id, force });
    toast.success(`Deleted ${quoted(name)}`);
    onClose();
    onDeleted?.();
    await refreshSegments();
  }

  if (problem?.reason === "IN_USE") {
    return (
      <InUseDialog
        title="Can’t delete yet"
        problem={problem}
        onClose={onClose}
        force={{
          label: "Delete anyway",
          consequence:
            "Rules that name it are broken, and campaigns are held back, until somebody mends them.",
          onForce: () => void confirm(true).catch(() => {}),
          pending: remove.isPending,
        }}
      />
    );
  }

  const held = count === undefined || count === null ? "its customers" : countOf(count, "customer");
  const lost = type === "static" ? `the list of ${held} that was made by hand` : "its rule";
  return (
    <ConfirmDialog
      title={`Delete ${quoted(name)}?`}
      description={`This deletes the segment and ${lost}. The customers themselves stay. It can’t be undone; archiving can.`}
      verb="Delete segment"
      stay="Keep it"
      onClose={onClose}
      onConfirm={() => confirm(false)}
    />
  );
}
