import { describe, expect, test } from "vitest";
import { missingReferences, predicatesOf, referencesOf } from "./references.ts";
import type { Group } from "./rule.ts";

const rule: Group = {
  combinator: "and",
  rules: [
    { field: "tag", operator: "containsNoneOf", value: [4, 7] },
    { field: "country", operator: "isAnyOf", value: ["VN"] },
    {
      combinator: "or",
      not: true,
      rules: [
        { field: "fitScore", operator: "isNotSet", value: { product: 3 } },
        { field: "segment", operator: "neverIn", value: [9] },
        { combinator: "and", rules: [{ field: "company", operator: "isSet" }] },
        { field: "owner", operator: "isNoneOf", value: [1] },
      ],
    },
  ],
};

test("predicates come in reading order, with their paths", () => {
  const found = [...predicatesOf(rule)].map(({ predicate, path }) => `${path} ${predicate.field}`);
  expect(found).toEqual([
    "rules[0] tag",
    "rules[1] country",
    "rules[2].rules[0] fitScore",
    "rules[2].rules[1] segment",
    "rules[2].rules[2].rules[0] company",
    "rules[2].rules[3] owner",
  ]);
});

test("whatever can be deleted is a reference, wherever a rule names it", () => {
  expect(referencesOf(rule)).toEqual([
    { source: "tags", id: 4, path: "rules[0].value" },
    { source: "tags", id: 7, path: "rules[0].value" },
    { source: "products", id: 3, path: "rules[2].rules[0].value" },
    { source: "segments", id: 9, path: "rules[2].rules[1].value" },
    { source: "users", id: 1, path: "rules[2].rules[3].value" },
  ]);
});

describe("what is missing", () => {
  test("is told with its last name, or its number", () => {
    const issues = missingReferences(
      rule,
      ({ source }) => source === "products" || source === "users",
      ({ source, id }) => (source === "tags" && id === 4 ? "vip" : undefined),
    );
    expect(issues).toEqual([
      { path: "rules[0].value", code: "missing", message: "the tag “vip” no longer exists" },
      { path: "rules[0].value", code: "missing", message: "there is no tag 7" },
      { path: "rules[2].rules[1].value", code: "missing", message: "there is no segment 9" },
    ]);
  });

  test("is nothing where everything is there", () => {
    expect(
      missingReferences(
        rule,
        () => true,
        () => "x",
      ),
    ).toEqual([]);
  });
});
