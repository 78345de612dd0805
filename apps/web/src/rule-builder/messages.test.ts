import { parseRule } from "@segments/rules";
import { expect, test } from "vitest";
import { joinMessages, messagesByNode } from "./messages.ts";
import { missingWords } from "./missing.ts";
import { toRule, type ViewGroup } from "./view-rule.ts";

const view: ViewGroup = {
  id: "root",
  combinator: "and",
  rules: [
    { id: "tag", field: "tag", operator: "containsAnyOf", value: [] },
    {
      id: "group",
      combinator: "or",
      rules: [{ id: "score", field: "fitScore", operator: ">=", value: { score: 1 } }],
    },
    { id: "empty", combinator: "or", rules: [] },
  ],
};
const parsed = parseRule(toRule(view));
const issues = parsed.ok ? [] : parsed.issues;

test("what is wrong stands at its node, as a sentence", () => {
  expect(Object.fromEntries(messagesByNode(view, issues))).toEqual({
    tag: ["Tag: pick at least one tag."],
    score: ["Fit score: pick a product."],
    empty: ["This group is empty: add a predicate or remove the group."],
  });
});

test("what belongs to no node that is there stands at the root", () => {
  const stray = [
    { path: "rules[7].value", code: "missing", message: "the tag “vip” no longer exists" } as const,
  ];
  expect(Object.fromEntries(messagesByNode(view, stray))).toEqual({
    root: ["The tag “vip” no longer exists."],
  });
});

test("the same is said once", () => {
  const found = messagesByNode(view, issues);
  expect(joinMessages(found, found)).toEqual(found);
});

test("what the count waits for is said without blame", () => {
  expect(missingWords({ ...view, rules: [] }, [])).toBe("Add a predicate to see who matches.");
  expect(missingWords(view, issues)).toBe(
    "To be counted once complete: 2 predicates are not finished and one group is empty.",
  );
});
