// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Job } from "../trpc.ts";
import { canUndo, countWords, dryRunWords, jobTitle, outcomeWords } from "./job-words.ts";

const job: Job = {
  id: 1,
  kind: "bulk",
  undoable: true,
  action: "addTags",
  input: { tagIds: [7, 8] },
  state: "done",
  actor: { id: 1, name: "Linh" },
  undoOf: null,
  undoneBy: null,
  createdAt: "2026-01-01T00:00:00Z",
  finishedAt: "2026-01-01T00:00:01Z",
  total: 1292,
  done: 1292,
  changed: 1204,
  unchanged: 88,
  skipped: 0,
  problem: null,
  report: null,
  files: [],
};
const called: Record<string, string> = {
  "tags 7": "hot-lead",
  "tags 8": "vip",
  "segments 3": "Q1 batch",
  "users 2": "Minh",
};
const names = (source: string, value: number | string) => called[`${source} ${value}`];

test("what a job does, with names once they are known", () => {
  expect(jobTitle(job, names)).toBe("Add tags hot-lead, vip to 1,292 customers");
  expect(jobTitle(job)).toBe("Add tags to 1,292 customers");
  expect(jobTitle({ ...job, input: { tagIds: [7, 99] } }, names)).toBe(
    "Add tags hot-lead, (deleted) to 1,292 customers",
  );
  expect(jobTitle({ ...job, undoOf: 5 }, names)).toBe("Undo: add tags hot-lead, vip to 1,292 customers");
  const one = { ...job, total: 1 };
  expect(jobTitle({ ...one, action: "assignOwner", input: { ownerId: 2 } }, names)).toBe(
    "Assign 1 customer to Minh",
  );
  expect(jobTitle({ ...one, action: "assignOwner", input: { ownerId: null } }, names)).toBe(
    "Leave 1 customer without an owner",
  );
  expect(jobTitle({ ...one, action: "removeFromSegment", input: { segmentId: 3 } }, names)).toBe(
    "Remove 1 customer from “Q1 batch”",
  );
});

test("what became of its customers", () => {
  expect(countWords(job)).toBe("1,204 changed · 88 already so");
  expect(countWords({ ...job, state: "cancelled", done: 1000, changed: 1000, unchanged: 0 })).toBe(
    "1,000 changed · 292 not reached",
  );
  expect(countWords({ ...job, changed: 0, unchanged: 0, skipped: 3 })).toBe(
    "Nobody changed · 3 not in the contact book any more",
  );
});

test("what it has done, as a sentence", () => {
  const added = {
    ...job,
    action: "addToSegment",
    input: { segmentId: 3 },
    changed: 3,
    unchanged: 2,
  } as const;
  expect(outcomeWords(added, names)).toBe("3 customers added to “Q1 batch”, 2 already in");
  expect(outcomeWords({ ...added, undoOf: 4, changed: 1, unchanged: 0, skipped: 2 }, names)).toBe(
    "1 customer taken out of “Q1 batch” again, 2 changed since, left as they are",
  );
  expect(outcomeWords({ ...job, changed: 0 }, names)).toBe("Nobody was changed, 88 already so");
});

test("a campaign that starts", () => {
  const started = {
    ...job,
    action: "startCampaign",
    undoable: false,
    input: { campaignId: 4, campaignName: "Spring", segmentId: 3 },
  } as const;
  expect(jobTitle(started)).toBe("Enrol 1,292 customers in “Spring”");
  expect(countWords(started)).toBe("1,204 enrolled · 88 already in its segment");
  expect(outcomeWords({ ...started, unchanged: 0 }, names)).toBe("1,204 customers enrolled in “Spring”");
  expect(outcomeWords({ ...started, changed: 0, unchanged: 0 }, names)).toBe("Nobody was enrolled");
  expect(canUndo(started)).toBe(false);
});

test("jobs of files", () => {
  const made = { ...job, kind: "file", undoable: false, action: "export", input: {}, total: 1292 } as const;
  expect(jobTitle({ ...made, total: null })).toBe("Export customers");
  expect(`${jobTitle(made)}: ${countWords(made)}`).toBe("Export 1,292 customers: 1,292 written");
  const read = { ...made, action: "import", skipped: 7 } as const;
  expect(`${jobTitle(read)}: ${countWords(read)}`).toBe(
    "Import 1,292 rows: 1,204 changed · 88 already so · 7 refused",
  );
  expect(canUndo(read)).toBe(false);
});

test("what would happen", () => {
  const run = { total: 1295, wouldChange: 1204, alreadySo: 88, unknown: 3 };
  expect(dryRunWords("claim", run).join(" · ")).toBe(
    "1,204 will change · 88 already so · 3 can’t be changed (not in the contact book any more)",
  );
  expect(dryRunWords("claim", { ...run, wouldChange: 0, unknown: 0 })).toEqual([
    "Nobody will change",
    "88 already so",
  ]);
});

test("only what changed somebody and stands is undone", () => {
  expect(canUndo(job)).toBe(true);
  expect(canUndo({ ...job, undoneBy: 2 })).toBe(false);
  expect(canUndo({ ...job, undoOf: 2 })).toBe(false);
  expect(canUndo({ ...job, state: "running" })).toBe(false);
  expect(canUndo({ ...job, state: "cancelled" })).toBe(true);
  expect(canUndo({ ...job, changed: 0 })).toBe(false);
});
