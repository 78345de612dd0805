import { parseRuleOrThrow } from "@segments/rules";
import { expect, test } from "vitest";
import { askedFacets } from "./asked-facets.ts";

const tag = (operator: string, ...value: number[]) => ({ field: "tag", operator, value });
const asked = (rule: object) => Object.fromEntries(askedFacets(parseRuleOrThrow({ version: 1, ...rule })));

test("what a rule wants and what it refuses", () => {
  const rules = [tag("containsAllOf", 1, 2), tag("containsNoneOf", 3)];
  expect(asked({ combinator: "and", rules })).toEqual({
    "tag:1": "wanted",
    "tag:2": "wanted",
    "tag:3": "refused",
  });
});

test("a group that is turned round turns round what is in it", () => {
  const inner = { combinator: "or", not: true, rules: [tag("containsAnyOf", 1), tag("containsNoneOf", 2)] };
  expect(asked({ combinator: "and", rules: [inner] })).toEqual({ "tag:1": "refused", "tag:2": "wanted" });
  expect(asked({ combinator: "and", not: true, rules: [inner] })).toEqual({
    "tag:1": "wanted",
    "tag:2": "refused",
  });
});

test("what is wanted here and refused there is both", () => {
  const rules = [tag("containsAnyOf", 1), { combinator: "and", not: true, rules: [tag("containsAnyOf", 1)] }];
  expect(asked({ combinator: "or", rules })).toEqual({ "tag:1": "both" });
});

test("is as fine as the data allows", () => {
  const rules = [
    { field: "fitScore", operator: ">", value: { product: 4, score: 70 } },
    { field: "segment", operator: "currentlyIn", value: [9] },
    { field: "tag", operator: "isSet" },
    { field: "country", operator: "isNoneOf", value: ["VN"] },
  ];
  expect(asked({ combinator: "and", rules })).toEqual({
    "fit:4": "wanted",
    "segment:9": "wanted",
    tag: "wanted",
    country: "refused",
  });
});
