import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { countOf } from "../format.ts";
import { problemOf } from "../problem.ts";
import { toast } from "../shell/toast.ts";
import { queryClient, trpc } from "../trpc.ts";
import { quoted } from "./quoted.ts";

/** Everything that shows segments asks anew. */
export function refreshSegments(): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: trpc.segments.pathKey() }),
    queryClient.invalidateQueries({ queryKey: trpc.options.pathKey() }),
  ]);
}

/** The verbs of the "…" menu that need no dialog. Their refusals come back to the caller where it asks for them. */
export function useSegmentActions(segment: { readonly id: number; readonly name: string }) {
  const navigate = useNavigate();
  const { id } = segment;
  const name = quoted(segment.name);
  const recompute = useMutation(trpc.segments.recompute.mutationOptions());
  const duplicate = useMutation(trpc.segments.duplicate.mutationOptions());
  const archive = useMutation(trpc.segments.archive.mutationOptions());
  const restore = useMutation(trpc.segments.restore.mutationOptions());

  async function attempt(work: () => Promise<unknown>, failure: string) {
    try {
      await work();
    } catch (error) {
      toast.error(failure, { description: problemOf(error).message });
    }
  }

  return {
    recomputing: recompute.isPending,
    recompute: () =>
      attempt(async () => {
        const { count } = await recompute.mutateAsync({ id });
        await refreshSegments();
        toast.success(`Recomputed ${name}: ${countOf(count, "customer")}`);
      }, `${name} was not recomputed`),
    duplicate: () =>
      attempt(async () => {
        const copy = await duplicate.mutateAsync({ id });
        void refreshSegments();
        toast.success(`Duplicated as ${quoted(copy.name)}`);
        await navigate({ to: "/crm/segments/$id", params: { id: copy.id } });
      }, `${name} was not duplicated`),
    restore: () =>
      attempt(async () => {
        await restore.mutateAsync({ id });
        await refreshSegments();
        toast.success(`Restored ${name}`);
      }, `${name} was not restored`),
    /** Throws what the server refuses. */
    archive: async () => {
      await archive.mutateAsync({ id });
      await refreshSegments();
      const undo = () => void restore.mutateAsync({ id }).then(refreshSegments);
      toast.success(`Archived ${name}`, { action: { label: "Undo", onClick: undo } });
    },
  };
}
