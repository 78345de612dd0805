import type { FeedEntry, MemberEntry, ResetEntry } from "../../ledger/read-feed.ts";
import { eventOf, type WebhookEvent } from "../events.ts";

/** The most customers that one message tells of. */
export const BATCH = 500;

/** What one message tells: who joined, or left, a segment, one after the other; or that it ended. */
export interface Batch {
  readonly event: WebhookEvent;
  readonly segmentId: number;
  readonly entries: readonly (MemberEntry | ResetEntry)[];
}

/**
 * The messages that entries of the feed make for who wants these events. Those of a segment are in the order of the feed,
 * and messages in that of their first entries; between segments there is no order.
 */
export function batchesOf(entries: readonly FeedEntry[], events: readonly string[]): Batch[] {
  const batches: { event: WebhookEvent; segmentId: number; entries: (MemberEntry | ResetEntry)[] }[] = [];
  const open = new Map<number, (typeof batches)[number]>();
  for (const entry of entries) {
    const event = eventOf[entry.type];
    if (event === undefined || !events.includes(event)) continue;
    const { segmentId } = entry;
    const last = open.get(segmentId);
    if (last?.event === event && last.entries.length < BATCH) last.entries.push(entry);
    else {
      const batch = { event, segmentId, entries: [entry] };
      open.set(segmentId, batch);
      batches.push(batch);
    }
  }
  return batches;
}
