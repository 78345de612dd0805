import { expect, test } from "vitest";
import type { FeedEntry } from "../../ledger/read-feed.ts";
import { webhookEvents } from "../events.ts";
import { BATCH, batchesOf } from "./batches.ts";

let seq = 0;
function entry(type: FeedEntry["type"], segmentId: number): FeedEntry {
  const common = { seq: ++seq, segmentId, ruleRevision: 0, at: "", cause: "manual", facets: [], actor: null };
  if (type === "joined" || type === "left") return { ...common, type, customerId: seq };
  return { ...common, type, joined: 0, left: 0, size: 0 };
}

function short(entries: readonly FeedEntry[], events: readonly string[] = webhookEvents) {
  const [first = 0] = entries.map((one) => one.seq);
  return batchesOf(entries, events).map(({ event, segmentId, entries: told }) => {
    const places = told.map((one) => one.seq - first).join(" ");
    return `${event.slice("segment.".length)} ${segmentId}: ${places}`;
  });
}

test("entries of a segment stand together until the other thing happened, whatever other segments did between", () => {
  const entries = [
    entry("joined", 1),
    entry("joined", 2),
    entry("joined", 1),
    entry("left", 1),
    entry("joined", 2),
    entry("joined", 1),
  ];
  expect(short(entries)).toEqual(["joined 1: 0 2", "joined 2: 1 4", "left 1: 3", "joined 1: 5"]);
});

test("of events that are not wanted nothing is told, nor of who was in from the start", () => {
  const entries = [entry("filled", 1), entry("joined", 1), entry("left", 1), entry("ended", 1)];
  expect(short(entries)).toEqual(["joined 1: 1", "left 1: 2", "ended 1: 3"]);
  expect(short(entries, ["segment.left"])).toEqual(["left 1: 2"]);
  expect(short([entry("filled", 1)])).toEqual([]);
});

test("a message tells of no more than it can", () => {
  const entries = Array.from({ length: 2 * BATCH + 1 }, () => entry("joined", 1));
  const batches = batchesOf(entries, webhookEvents);
  expect(batches.map((batch) => batch.entries.length)).toEqual([BATCH, BATCH, 1]);
  expect(batches.flatMap((batch) => batch.entries)).toEqual(entries);
});
