import { expect, test } from "vitest";
import { type Draft, type DraftStep, fromDraft, newStep, problemsByPart, toDraft } from "./draft.ts";

const rule = { version: 1, combinator: "and", rules: [{ field: "country", operator: "isSet" }] } as const;
const definition = {
  trigger: { kind: "joined", segmentId: 3 },
  again: true,
  steps: [
    { kind: "wait", for: { amount: 2, unit: "days" } },
    { kind: "condition", rule },
    { kind: "addTag", tagId: 5 },
    { kind: "exitCooldown", reason: "later" },
  ],
} as const;

test("what was saved comes back as it was", () => {
  expect(fromDraft(toDraft(definition))).toEqual(definition);
  const inbound = { trigger: { kind: "inbound" }, again: false, steps: [] } as const;
  expect(fromDraft(toDraft(inbound))).toEqual(inbound);
});

test.each<[DraftStep, RegExp]>([
  [newStep("condition"), /which customers/],
  [newStep("addToSegment"), /static segment/],
  [newStep("addTag"), /tag/],
  [newStep("removeTag"), /tag/],
  [newStep("exitCooldown"), /reason/],
  [{ key: "w", kind: "wait", amount: "0", unit: "days" }, /whole number/],
  [{ key: "w", kind: "wait", amount: "1.5", unit: "days" }, /whole number/],
])("%j says what is missing", (step, said) => {
  const draft: Draft = { trigger: { kind: "inbound", segmentId: undefined }, again: false, steps: [step] };
  expect([...(fromDraft(draft) as Map<string, string>)]).toEqual([[step.key, expect.stringMatching(said)]]);
});

test("nothing comes after the exit, and a trigger needs its segment", () => {
  const exit: DraftStep = { key: "exit", kind: "exitCooldown", reason: "x" };
  const trigger = { kind: "left", segmentId: undefined } as const;
  const problems = fromDraft({ trigger, again: false, steps: [exit, newStep("wait")] });
  expect([...(problems as Map<string, string>).keys()]).toEqual(["trigger", "exit"]);
});

test("issues of the server stand at the parts they are about", () => {
  const { steps } = toDraft(definition);
  const issues = [
    { path: "steps[1].rule.rules[0].value", message: "first" },
    { path: "steps[1].rule.rules[1].value", message: "second" },
    { path: "trigger.segmentId", message: "gone" },
    { path: "steps[9].tagId", message: "of another version" },
  ];
  expect([...problemsByPart(issues, steps)]).toEqual([
    [steps[1]?.key, "first"],
    ["trigger", "gone"],
  ]);
});
