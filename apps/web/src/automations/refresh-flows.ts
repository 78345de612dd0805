import { queryClient, trpc } from "../trpc.ts";

/** Everything that shows automations, and what segments are used by, asks anew. */
export async function refreshFlows(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: trpc.flows.pathKey() }),
    queryClient.invalidateQueries({ queryKey: trpc.segments.pathKey() }),
  ]);
}
