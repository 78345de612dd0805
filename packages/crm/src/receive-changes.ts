import type { Listener } from "@segments/db";
import { CHANGES_CHANNEL, type ChangeNotice } from "./changes.ts";
import type { Services } from "./context.ts";

/** Lets go of what other processes have changed; while they can't be heard, nothing is kept at all. */
export function receiveChanges({ cache, processId }: Services, listener: Listener): void {
  cache.suspend();
  listener.onReady(() => cache.resume());
  listener.onLost(() => cache.suspend());
  listener.on(CHANGES_CHANNEL, (payload) => {
    const notice = JSON.parse(payload) as ChangeNotice;
    if (notice.from === processId) return;
    if (notice.facets) cache.touch(notice.org, notice.facets);
    else cache.clear(notice.org);
  });
}
