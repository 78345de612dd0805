// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { progressWords, stepWords, triggerWords } from "./flow-words.ts";

const names = (source: string, value: number | string) =>
  new Map([
    ["segments 1", "Q1 batch"],
    ["tags 2", "warm"],
  ]).get(`${source} ${value}`);

test("triggers and steps in words", () => {
  expect(triggerWords({ kind: "inbound" }, names)).toBe("When a customer writes");
  expect(triggerWords({ kind: "joined", segmentId: 1 }, names)).toBe("When a customer joins “Q1 batch”");
  expect(triggerWords({ kind: "left", segmentId: 9 }, names)).toBe(
    "When a customer leaves a segment that is gone",
  );
  expect(stepWords({ kind: "wait", for: { amount: 1, unit: "hours" } }, names)).toBe("Wait 1 hour");
  expect(stepWords({ kind: "removeTag", tagId: 2 }, names)).toBe("Remove the tag “warm”");
  expect(stepWords({ kind: "exitCooldown", reason: "later" }, names)).toBe("Exit — Cooldown — later");
});

test("how far a run has come", () => {
  const steps = [
    { kind: "wait", for: { amount: 2, unit: "days" } },
    { kind: "addTag", tagId: 2 },
  ] as const;
  const flow = { revision: 2, definition: { trigger: { kind: "inbound" }, again: false, steps } } as const;
  const of = (state: "waiting" | "running" | "done", step: number, revision = 2) =>
    progressWords({ state, step, revision }, flow, names);
  expect(of("waiting", 1)).toBe("Step 1 of 2: Wait 2 days");
  expect(of("running", 1)).toBe("Step 2 of 2: Add the tag “warm”");
  expect(of("running", 2)).toBe("After the last step");
  expect(of("done", 1)).toBe("All 2 steps");
  expect(of("running", 1, 1)).toBe("Step 2 of version 1");
});
