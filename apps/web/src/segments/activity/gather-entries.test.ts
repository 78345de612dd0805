import { expect, test } from "vitest";
import type { TimelineEntry } from "../../trpc.ts";
import { gatherEntries } from "./gather-entries.ts";

const linh = { id: 1, name: "Linh Phạm" };

/** At a minute of an hour. */
function entry(minute: number, given: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    seq: minute,
    type: "joined",
    count: 1,
    left: 0,
    size: null,
    cause: "manual",
    facets: ["tag:7"],
    actor: linh,
    ruleRevision: 1,
    at: new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString(),
    customers: [{ id: minute, name: `C ${minute}` }],
    ...given,
  };
}

const counts = (entries: readonly TimelineEntry[], complete = true) =>
  gatherEntries(entries, complete).map(({ entry: { type, count } }) => `${type} ${count}`);

test("what one person did to one after the other is told together, with the names of the newest", () => {
  const [told, ...others] = gatherEntries([entry(24), entry(16), entry(9), entry(2)], true);
  expect(others).toEqual([]);
  expect(told?.entry).toMatchObject({ count: 4, at: entry(24).at });
  expect(told?.entry.customers.map(({ id }) => id)).toEqual([24, 16, 9]);
});

test("after a longer pause it is told apart", () => {
  expect(counts([entry(30), entry(19)])).toEqual(["joined 1", "joined 1"]);
});

test("what differs is told apart, also where it was done in turn", () => {
  const left = { type: "left" } as const;
  expect(counts([entry(5), entry(4, left), entry(3), entry(2, left)])).toEqual(["joined 2", "left 2"]);
  expect(counts([entry(5), entry(4, { actor: null })])).toEqual(["joined 1", "joined 1"]);
  expect(counts([entry(5), entry(4, { facets: ["tag:8"] })])).toEqual(["joined 1", "joined 1"]);
});

test("slices of an import are told together, whatever they changed", () => {
  const slice = (minute: number, facets: string[]) =>
    entry(minute, { cause: "import", facets, count: 500, customers: [] });
  expect(counts([slice(3, ["tag:7"]), slice(2, ["country"]), slice(1, ["tag:9"])])).toEqual(["joined 1500"]);
});

test("who joined, left and joined again has done so twice", () => {
  const again = { customers: [{ id: 1, name: "A" }] };
  expect(counts([entry(3, again), entry(2, { ...again, type: "left" }), entry(1, again)])).toEqual([
    "joined 1",
    "left 1",
    "joined 1",
  ]);
});

test("nothing is put together across a rule's change", () => {
  const filled = entry(2, { type: "filled", facets: ["segment:1"], size: 5, count: 5, customers: [] });
  expect(counts([entry(3), filled, entry(1)])).toEqual(["joined 1", "filled 5", "joined 1"]);
});

test("the first entry has nothing before it, where it is the first", () => {
  expect(gatherEntries([entry(1)], true)[0]?.former).toBeNull();
  expect(gatherEntries([entry(1)], false)[0]?.former).toBeUndefined();
  expect(gatherEntries([entry(30), entry(1)], false)[0]?.former).toMatchObject({ seq: 1 });
});
