import { queryClient, trpc } from "../trpc.ts";

/** Everything that shows people asks anew. */
export function refreshPeople(): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: trpc.people.pathKey() }),
    queryClient.invalidateQueries({ queryKey: trpc.options.pathKey() }),
    queryClient.invalidateQueries({ queryKey: trpc.session.me.queryKey() }),
  ]);
}
