// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { FlowRunDetail } from "../trpc.ts";
import { runStory } from "./run-story.ts";

const at = "2026-03-01T10:00:00.000Z";
const later = "2026-03-03T10:00:00.000Z";
const steps = [
  { kind: "wait", for: { amount: 2, unit: "days" } },
  { kind: "condition", rule: { combinator: "and", rules: [] } },
  { kind: "addTag", tagId: 2 },
  { kind: "exitCooldown", reason: "later" },
] as const;

function storyOf(run: Partial<FlowRunDetail>, isOn = true) {
  const base = {
    id: 1,
    customer: { id: 1, name: "Ann" },
    revision: 1,
    dueAt: null,
    startedAt: at,
    finishedAt: null,
  };
  const rest = { problem: null, log: [], step: 0, names: [], state: "running" as const };
  const definition = { trigger: { kind: "inbound" as const }, again: false, steps: [...steps] };
  const parts = runStory({ ...base, ...rest, definition, ...run } as FlowRunDetail, () => "warm", isOn);
  return parts.map(({ state, outcome }) => `${state}: ${outcome}`);
}

test("one that waits says until when; off, that it stands still", () => {
  const waiting = {
    state: "waiting",
    step: 1,
    dueAt: later,
    log: [{ step: 0, outcome: "waiting", at }],
  } as const;
  const ahead = ["ahead: Comes next", "ahead: Not reached yet", "ahead: Not reached yet"];
  expect(storyOf(waiting)).toEqual(["waiting: Waits until", ...ahead]);
  expect(storyOf(waiting, false)).toEqual(["waiting: Stands still while the automation is off", ...ahead]);
});

test("one whose condition did not hold ended there", () => {
  const log = [
    { step: 0, outcome: "waiting", at },
    { step: 1, outcome: "not held", at: later },
  ] as const;
  expect(storyOf({ state: "stopped", step: 1, finishedAt: later, log })).toEqual([
    "done: Waited",
    "stopped: The rule did not hold: it ended here",
    "never: Not reached",
    "never: Not reached",
  ]);
});

test("one that failed says why at its step; what went before is done", () => {
  const log = [
    { step: 0, outcome: "waiting", at },
    { step: 1, outcome: "held", at: later },
  ] as const;
  expect(storyOf({ state: "failed", step: 2, problem: "The tag no longer exists.", log })).toEqual([
    "done: Waited",
    "done: The rule held",
    "failed: The tag no longer exists.",
    "ahead: Not reached yet",
  ]);
});

test("one that is done says what each step changed", () => {
  const log = [
    { step: 0, outcome: "waiting", at },
    { step: 1, outcome: "held", at },
    { step: 2, outcome: "unchanged", at },
    { step: 3, outcome: "changed", at },
  ] as const;
  expect(storyOf({ state: "done", step: 3, log })).toEqual([
    "done: Waited",
    "done: The rule held",
    "done: Had it already",
    "done: Added",
  ]);
});

test("one that has just begun", () => {
  expect(storyOf({})[0]).toBe("next: Now");
  expect(storyOf({ state: "stopped", problem: "The customer was deleted." })).toEqual([
    "stopped: The customer was deleted.",
    "never: Not reached",
    "never: Not reached",
    "never: Not reached",
  ]);
});
