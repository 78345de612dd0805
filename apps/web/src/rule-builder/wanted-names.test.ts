import { expect, test } from "vitest";
import { bySource } from "./wanted.ts";
import { wantedNames } from "./wanted-names.ts";

const rule = {
  combinator: "and",
  rules: [
    { field: "tag", operator: "containsAnyOf", value: [3, 1, 3] },
    { field: "country", operator: "isAnyOf", value: ["VN"] },
    { field: "fitScore", operator: ">=", value: { score: 70 } },
    { field: "name", operator: "contains", value: "7" },
    {
      combinator: "or",
      rules: [
        { field: "fitScore", operator: "isSet", value: { product: 5 } },
        { field: "segment", operator: "neverIn", value: [9] },
        { field: "tag", operator: "containsNoneOf", value: [1] },
      ],
    },
  ],
};

test("each thing named by an id is wanted once; codes and what is not picked yet are not", () => {
  expect(wantedNames(rule)).toEqual([
    { source: "tags", value: 3 },
    { source: "tags", value: 1 },
    { source: "products", value: 5 },
    { source: "segments", value: 9 },
  ]);
});

test("asked for by source", () => {
  expect(bySource(wantedNames(rule))).toEqual([
    { source: "tags", values: [3, 1] },
    { source: "products", values: [5] },
    { source: "segments", values: [9] },
  ]);
});

test("of a very long list only what somebody might read", () => {
  const value = Array.from({ length: 10_000 }, (_, index) => index + 1);
  const long = { combinator: "and", rules: [{ field: "company", operator: "isAnyOf", value }] };
  expect(wantedNames(long)).toHaveLength(100);
});
