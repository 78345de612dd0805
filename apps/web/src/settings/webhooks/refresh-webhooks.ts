import { queryClient, trpc } from "../../trpc.ts";

/** Everything that shows endpoints and what they are sent asks anew. */
export function refreshWebhooks(): Promise<unknown> {
  return queryClient.invalidateQueries({ queryKey: trpc.webhooks.pathKey() });
}
