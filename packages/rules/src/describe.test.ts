import { expect, describe as group, test } from "vitest";
import { type DescribeOptions, describe, describeFact, describePredicate } from "./describe.ts";
import { fieldNames } from "./facts.ts";
import { fieldOf } from "./fields.ts";
import type { Source } from "./names.ts";
import type { AnyPredicate, Group, Predicate } from "./rule.ts";

const known: Partial<Record<Source, Record<number | string, string>>> = {
  tags: { 1: "hot-lead", 2: "vip" },
  companies: { 1: "Acme" },
  users: { 1: "Ann Lee" },
  products: { 1: "Freight Desk" },
  segments: { 1: "Q1 batch", 2: "Cooldown" },
  countries: { VN: "Vietnam" },
};
const names: DescribeOptions["names"] = (source, value) => known[source]?.[value];

test("the sentence of the manual", () => {
  const rule: Group = {
    combinator: "and",
    rules: [
      { field: "tag", operator: "containsAnyOf", value: [1] },
      { field: "country", operator: "isAnyOf", value: ["VN"] },
    ],
  };
  expect(describe(rule, { names })).toBe("Tag contains any of hot-lead, and country is Vietnam");
  expect(describe(rule)).toBe("Tag contains any of tag 1, and country is VN");
});

group("groups", () => {
  const a: Predicate = { field: "name", operator: "is", value: "a" };
  const b: Predicate = { field: "name", operator: "is", value: "b" };
  test.each<[string, Group, string]>([
    ["joined by or", { combinator: "or", rules: [a, b] }, "Name is “a”, or name is “b”"],
    [
      "within groups",
      { combinator: "and", rules: [a, { combinator: "or", rules: [a, b] }, b] },
      "Name is “a”, and (name is “a”, or name is “b”), and name is “b”",
    ],
    [
      "negated",
      { combinator: "and", rules: [a, { combinator: "or", not: true, rules: [a, b] }] },
      "Name is “a”, and not (name is “a”, or name is “b”)",
    ],
    [
      "negated as a whole",
      { combinator: "and", not: true, rules: [a, b] },
      "Not (name is “a”, and name is “b”)",
    ],
    [
      "of one",
      { combinator: "and", rules: [{ combinator: "or", rules: [a] }, b] },
      "Name is “a”, and name is “b”",
    ],
    [
      "of one that is negated",
      { combinator: "and", rules: [{ combinator: "or", not: true, rules: [a] }, b] },
      "Not (name is “a”), and name is “b”",
    ],
    [
      "of one that is a group",
      { combinator: "and", rules: [{ combinator: "or", rules: [{ combinator: "or", rules: [a, b] }] }, b] },
      "(name is “a”, or name is “b”), and name is “b”",
    ],
  ])("%s", (_what, rule, sentence) => {
    expect(describe(rule)).toBe(sentence);
  });
});

/** Every operator of the catalogue with a value, in words. */
const sentences: readonly (readonly [Predicate, string])[] = [
  [{ field: "tag", operator: "containsAnyOf", value: [1, 2] }, "tag contains any of hot-lead, vip"],
  [{ field: "tag", operator: "containsAllOf", value: [1, 2] }, "tag contains all of hot-lead, vip"],
  [{ field: "tag", operator: "containsNoneOf", value: [1, 3] }, "tag contains none of hot-lead, tag 3"],
  [{ field: "tag", operator: "isSet" }, "tag is set"],
  [{ field: "tag", operator: "isNotSet" }, "tag is not set"],
  [{ field: "company", operator: "isAnyOf", value: [1] }, "company is Acme"],
  [{ field: "company", operator: "isAnyOf", value: [1, 2] }, "company is any of Acme, company 2"],
  [{ field: "company", operator: "isNoneOf", value: [1] }, "company is not Acme"],
  [{ field: "company", operator: "isSet" }, "company is set"],
  [{ field: "company", operator: "isNotSet" }, "company is not set"],
  [{ field: "inbound", operator: "since", value: { date: "2026-03-01" } }, "inbound since Mar 1, 2026"],
  [{ field: "inbound", operator: "since", value: { last: 30, unit: "day" } }, "inbound in the last 30 days"],
  [
    { field: "inbound", operator: "notSince", value: { date: "2026-03-01" } },
    "inbound not since Mar 1, 2026",
  ],
  [
    { field: "inbound", operator: "notSince", value: { last: 1, unit: "week" } },
    "inbound not in the last week",
  ],
  [{ field: "inbound", operator: "isSet" }, "inbound is set"],
  [{ field: "inbound", operator: "isNotSet" }, "inbound is not set"],
  [
    { field: "fitScore", operator: ">", value: { product: 1, score: 70 } },
    "fit score is more than 70 for Freight Desk",
  ],
  [
    { field: "fitScore", operator: ">=", value: { product: 1, score: 0 } },
    "fit score is at least 0 for Freight Desk",
  ],
  [
    { field: "fitScore", operator: "<", value: { product: 2, score: 0.5 } },
    "fit score is less than 0.5 for product 2",
  ],
  [
    { field: "fitScore", operator: "<=", value: { product: 1, score: -1 } },
    "fit score is at most -1 for Freight Desk",
  ],
  [
    { field: "fitScore", operator: "between", value: { product: 1, from: 50, to: 80 } },
    "fit score is between 50 and 80 for Freight Desk",
  ],
  [{ field: "fitScore", operator: "isSet", value: { product: 1 } }, "fit score is set for Freight Desk"],
  [
    { field: "fitScore", operator: "isNotSet", value: { product: 1 } },
    "fit score is not set for Freight Desk",
  ],
  [{ field: "country", operator: "isAnyOf", value: ["VN", "DE"] }, "country is any of Vietnam, DE"],
  [{ field: "country", operator: "isNoneOf", value: ["VN", "DE"] }, "country is none of Vietnam, DE"],
  [{ field: "country", operator: "isSet" }, "country is set"],
  [{ field: "country", operator: "isNotSet" }, "country is not set"],
  [{ field: "language", operator: "isAnyOf", value: ["pt-BR"] }, "language is pt-BR"],
  [{ field: "language", operator: "isNoneOf", value: ["vi"] }, "language is not vi"],
  [{ field: "language", operator: "isSet" }, "language is set"],
  [{ field: "language", operator: "isNotSet" }, "language is not set"],
  [{ field: "owner", operator: "isAnyOf", value: [1] }, "owner is Ann Lee"],
  [{ field: "owner", operator: "isNoneOf", value: [1, 2] }, "owner is none of Ann Lee, user 2"],
  [{ field: "owner", operator: "isSet" }, "owner is set"],
  [{ field: "owner", operator: "isNotSet" }, "owner is not set"],
  [{ field: "segment", operator: "currentlyIn", value: [1] }, "segment currently in Q1 batch"],
  [
    { field: "segment", operator: "notCurrentlyIn", value: [1, 2] },
    "segment not currently in Q1 batch, Cooldown",
  ],
  [{ field: "segment", operator: "everIn", value: [1] }, "segment ever in Q1 batch"],
  [{ field: "segment", operator: "neverIn", value: [3] }, "segment never in segment 3"],
  [{ field: "suppressed", operator: "has", value: "any" }, "has a suppressed contact of any channel"],
  [
    { field: "suppressed", operator: "hasNone", value: "email" },
    "has no suppressed contact of channel email",
  ],
  [{ field: "name", operator: "contains", value: "100%" }, "name contains “100%”"],
  [{ field: "name", operator: "doesNotContain", value: "a" }, "name does not contain “a”"],
  [{ field: "name", operator: "is", value: "Ann" }, "name is “Ann”"],
  [{ field: "name", operator: "isNot", value: "Ann" }, "name is not “Ann”"],
  [{ field: "name", operator: "startsWith", value: "A" }, "name starts with “A”"],
  [{ field: "email", operator: "contains", value: "@" }, "email contains “@”"],
  [{ field: "email", operator: "doesNotContain", value: "@" }, "email does not contain “@”"],
  [{ field: "email", operator: "is", value: "a@b" }, "email is “a@b”"],
  [{ field: "email", operator: "isNot", value: "a@b" }, "email is not “a@b”"],
  [{ field: "email", operator: "startsWith", value: "a" }, "email starts with “a”"],
  [{ field: "email", operator: "isSet" }, "email is set"],
  [{ field: "email", operator: "isNotSet" }, "email is not set"],
  [
    { field: "created", operator: "since", value: { last: 2, unit: "month" } },
    "created in the last 2 months",
  ],
  [{ field: "created", operator: "before", value: { date: "2026-03-01" } }, "created before Mar 1, 2026"],
  [
    { field: "created", operator: "before", value: { last: 2, unit: "month" } },
    "created before the last 2 months",
  ],
  [
    {
      field: "created",
      operator: "between",
      value: { from: { date: "2026-03-01" }, to: { last: 1, unit: "day" } },
    },
    "created between Mar 1, 2026 and before 1 day ago",
  ],
];

group("predicates", () => {
  test.each(sentences)("%j", (predicate, sentence) => {
    expect(describePredicate(predicate, { names })).toBe(sentence);
  });

  test("no operator is left out", () => {
    const said = new Set(sentences.map(([{ field, operator }]) => `${field} ${operator}`));
    const all = fieldNames.flatMap((field) =>
      Object.keys(fieldOf(field).operators).map((operator) => `${field} ${operator}`),
    );
    expect(all.filter((one) => !said.has(one))).toEqual([]);
  });

  test("dates are in the locale", () => {
    const since: Predicate = { field: "created", operator: "since", value: { date: "2026-03-01" } };
    expect(describePredicate(since, { locale: "en-GB" })).toBe("created since 1 Mar 2026");
  });

  test("an operator that the field does not have is a programmer's mistake", () => {
    expect(() => describePredicate({ field: "country", operator: "near" } as AnyPredicate)).toThrow(
      TypeError,
    );
  });
});

group("what a predicate sees", () => {
  const [score, segments] = [{ product: 1 }, [1, 2, 9]];
  test.each<[AnyPredicate, unknown, string]>([
    [{ field: "tag", operator: "containsNoneOf", value: [3] }, [1, 2, 4], "hot-lead, vip, tag 4"],
    [{ field: "tag", operator: "isSet" }, [], "no tags"],
    [{ field: "company", operator: "isNoneOf", value: [3] }, 1, "Acme"],
    [{ field: "country", operator: "isAnyOf", value: ["DE"] }, "VN", "Vietnam"],
    [{ field: "country", operator: "isAnyOf", value: ["DE"] }, "FR", "FR"],
    [{ field: "owner", operator: "isSet" }, null, "not set"],
    [{ field: "inbound", operator: "notSince", value: { last: 1, unit: "day" } }, null, "never"],
    [{ field: "inbound", operator: "isSet" }, Date.parse("2026-03-03T12:00Z"), "last wrote 3 Mar 2026"],
    [
      { field: "created", operator: "before", value: { date: "2026-01-01" } },
      Date.parse("2026-03-03T20:00Z"),
      "created 4 Mar 2026",
    ],
    [
      { field: "fitScore", operator: ">", value: { product: 1, score: 80 } },
      { 1: 72.5, 2: 9 },
      "72.5 for Freight Desk",
    ],
    [{ field: "fitScore", operator: "isSet", value: score }, { 1: 0 }, "0 for Freight Desk"],
    [{ field: "fitScore", operator: "isNotSet", value: score }, { 2: 9 }, "no score for Freight Desk"],
    [{ field: "suppressed", operator: "has", value: "any" }, ["email", "phone"], "suppressed: email, phone"],
    [{ field: "suppressed", operator: "hasNone", value: "any" }, [], "none"],
    [{ field: "name", operator: "is", value: "Bob" }, ["Ann"], "Ann"],
    [{ field: "email", operator: "is", value: "x@y" }, ["a@b", "c@d"], "a@b, c@d"],
    [{ field: "email", operator: "is", value: "x@y" }, [], "not set"],
    [
      { field: "segment", operator: "currentlyIn", value: segments },
      { now: [9, 1], ever: [1, 2] },
      "in Q1 batch, segment 9",
    ],
    [{ field: "segment", operator: "notCurrentlyIn", value: segments }, { now: [3], ever: [1] }, "in none"],
    [
      { field: "segment", operator: "everIn", value: segments },
      { now: [1], ever: [2] },
      "was in Q1 batch, Cooldown",
    ],
    [{ field: "segment", operator: "neverIn", value: segments }, { now: [], ever: [3] }, "never in any"],
  ])("%j of %j: %s", (predicate, fact, words) => {
    expect(describeFact(predicate, fact, { names, locale: "en-GB", timeZone: "Asia/Ho_Chi_Minh" })).toBe(
      words,
    );
  });
});
