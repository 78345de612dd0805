import { refreshSegments } from "../segments/use-segment-actions.ts";
import { queryClient, trpc } from "../trpc.ts";

/** Between two refreshes while jobs run, in milliseconds. */
const PAUSE = 2_000;

let timer = 0;
let last = 0;

/** Everything that shows customers, segments and their counts asks anew; while jobs run, not more often than is bearable. */
export function refreshCustomers({ now = false } = {}): void {
  const wait = now ? 0 : Math.max(0, last + PAUSE - Date.now());
  if (wait > 0) {
    timer ||= window.setTimeout(refreshCustomers, wait);
    return;
  }
  window.clearTimeout(timer);
  timer = 0;
  last = Date.now();
  void refreshSegments();
  void queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() });
  void queryClient.invalidateQueries({ queryKey: trpc.campaigns.pathKey() });
  void queryClient.invalidateQueries({ queryKey: trpc.jobs.dryRun.pathKey() });
}
