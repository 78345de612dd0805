import type { CompileContext, Facts, Group, Names, Predicate } from "@segments/rules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { explain, type GroupExplanation, type PredicateExplanation } from "./explain.ts";

const hot: Predicate = { field: "tag", operator: "containsAnyOf", value: [1] };
const vn: Predicate = { field: "country", operator: "isAnyOf", value: ["VN"] };
const fit: Predicate = { field: "fitScore", operator: ">=", value: { product: 1, score: 70 } };
const recent: Predicate = { field: "inbound", operator: "since", value: { last: 1, unit: "week" } };

const context: CompileContext = {
  now: Date.parse("2026-03-29T10:00:00Z"),
  timeZone: "Asia/Ho_Chi_Minh",
  segments: new Map([
    [1, { id: 1, name: "Q1 batch", type: "static" }],
    [2, { id: 2, name: "Leads", type: "dynamic", rule: { combinator: "or", rules: [hot, vn] } }],
    [
      3,
      {
        id: 3,
        name: "Others",
        type: "dynamic",
        rule: { combinator: "and", not: true, rules: [inSegments(2)] },
      },
    ],
  ]),
};

const facts: Facts = {
  tag: [2],
  company: null,
  inbound: Date.parse("2026-03-02T20:00:00Z"),
  fitScore: { 1: 72 },
  country: "VN",
  language: null,
  owner: null,
  segment: { now: [1], ever: [1] },
  suppressed: ["email"],
  name: ["Ann"],
  email: [],
  created: 0,
};

const words = new Map([
  ["products 1", "Freight Desk"],
  ["tags 2", "vip"],
]);
const names: Names = (source, value) => words.get(`${source} ${value}`);

function inSegments(...value: number[]): Predicate {
  return { field: "segment", operator: "currentlyIn", value };
}

function seen(predicate: Predicate, of = facts): string {
  const { members } = explain({ combinator: "and", rules: [predicate] }, of, context, {
    names,
    locale: "en-GB",
  });
  return (members[0] as PredicateExplanation).seenText;
}

test("every group and predicate says whether it holds, where it stands, and what it saw", () => {
  const rule: Group = {
    combinator: "and",
    rules: [
      fit,
      { combinator: "or", not: true, rules: [hot, recent] },
      { field: "owner", operator: "isSet" },
    ],
  };
  expect(explain(rule, facts, context, { names, locale: "en-GB" })).toEqual({
    type: "group",
    path: "",
    pass: false,
    combinator: "and",
    not: false,
    members: [
      {
        type: "predicate",
        path: "rules[0]",
        pass: true,
        sentence: "fit score is at least 70 for Freight Desk",
        field: "fitScore",
        seen: { 1: 72 },
        seenText: "72 for Freight Desk",
      },
      {
        type: "group",
        path: "rules[1]",
        pass: true,
        combinator: "or",
        not: true,
        members: [
          {
            type: "predicate",
            path: "rules[1].rules[0]",
            pass: false,
            sentence: "tag contains any of tag 1",
            field: "tag",
            seen: [2],
            seenText: "vip",
          },
          {
            type: "predicate",
            path: "rules[1].rules[1]",
            pass: false,
            sentence: "inbound in the last week",
            field: "inbound",
            seen: facts.inbound,
            seenText: "last wrote 3 Mar 2026",
          },
        ],
      },
      {
        type: "predicate",
        path: "rules[2]",
        pass: false,
        sentence: "owner is set",
        field: "owner",
        seen: null,
        seenText: "not set",
      },
    ],
  });
});

describe("what was seen, in words", () => {
  const nobody: Facts = { ...facts, tag: [], inbound: null, fitScore: {}, country: null, suppressed: [] };
  test.each<[Predicate, ofOne: string, ofNobody: string]>([
    [hot, "vip", "no tags"],
    [vn, "VN", "not set"],
    [recent, "last wrote 3 Mar 2026", "never"],
    [{ field: "country", operator: "isNotSet" }, "VN", "not set"],
    [{ field: "inbound", operator: "isNotSet" }, "last wrote 3 Mar 2026", "never"],
    [fit, "72 for Freight Desk", "no score for Freight Desk"],
    [{ field: "suppressed", operator: "hasNone", value: "any" }, "suppressed: email", "none"],
    [inSegments(1, 2), "in Q1 batch, Leads", "in Q1 batch"],
    [{ field: "segment", operator: "notCurrentlyIn", value: [3, 3] }, "in none", "in Others"],
    [{ field: "segment", operator: "neverIn", value: [1] }, "was in Q1 batch", "was in Q1 batch"],
  ])("%j: %s / %s", (predicate, ofOne, ofNobody) => {
    expect(seen(predicate)).toBe(ofOne);
    expect(seen(predicate, nobody)).toBe(ofNobody);
  });
});

describe("dynamic segments", () => {
  function explainSegments(...value: number[]) {
    const { members } = explain({ combinator: "or", rules: [inSegments(...value)] }, facts, context);
    return (members[0] as PredicateExplanation).segments;
  }

  test("are explained in turn, each with paths of its own", () => {
    const [leads, others] = explainSegments(1, 2, 3) ?? [];
    expect(leads).toMatchObject({ id: 2, name: "Leads", explanation: { pass: true, path: "" } });
    expect(leads?.explanation.members.map(({ pass, path }) => [path, pass])).toEqual([
      ["rules[0]", false],
      ["rules[1]", true],
    ]);
    const [inner] = (others?.explanation.members ?? []) as PredicateExplanation[];
    expect(others?.explanation.pass).toBe(false);
    expect(inner?.segments?.[0]).toBe(leads);
  });

  test("static ones have nothing to explain", () => {
    expect(explainSegments(1)).toBeUndefined();
  });
});

const predicates = fc.constantFrom<Predicate>(
  hot,
  vn,
  fit,
  recent,
  { field: "tag", operator: "containsAllOf", value: [1, 2] },
  { field: "tag", operator: "containsNoneOf", value: [2] },
  { field: "company", operator: "isNotSet" },
  { field: "suppressed", operator: "has", value: "phone" },
  { field: "email", operator: "doesNotContain", value: "@" },
  inSegments(1),
  inSegments(2, 3),
  { field: "segment", operator: "notCurrentlyIn", value: [3] },
  { field: "segment", operator: "everIn", value: [1] },
);
const { group: groups } = fc.letrec<{ group: Group; member: Group | Predicate }>((tie) => ({
  member: fc.oneof({ maxDepth: 3, withCrossShrink: true }, predicates, tie("group")),
  group: fc.record({
    combinator: fc.constantFrom("and" as const, "or" as const),
    not: fc.boolean(),
    rules: fc.array(tie("member"), { minLength: 1, maxLength: 4 }),
  }),
}));
const customers: fc.Arbitrary<Facts> = fc.record({
  tag: fc.subarray([1, 2, 3]),
  company: fc.option(fc.constant(1)),
  inbound: fc.option(fc.constantFrom(Date.parse("2026-03-22T17:00Z"), Date.parse("2026-03-28T00:00Z"))),
  fitScore: fc.dictionary(fc.constantFrom("1", "2"), fc.constantFrom(0, 70, 99)),
  country: fc.option(fc.constantFrom("VN", "DE")),
  language: fc.constant(null),
  owner: fc.constant(null),
  segment: fc.record({ now: fc.subarray([1]), ever: fc.subarray([1]) }),
  suppressed: fc.subarray(["email", "phone"]),
  name: fc.constant(["Ann"]),
  email: fc.subarray(["ann@example.com"]),
  created: fc.constant(0),
});

test("an explanation passes exactly where the rule holds, and in each of its groups", () => {
  fc.assert(
    fc.property(groups, customers, (rule, customer) => {
      check(rule, explain(rule, customer, context), customer);
    }),
    { numRuns: 1_000 },
  );
});

function check(rule: Group, explanation: GroupExplanation, customer: Facts): void {
  expect(explanation.pass).toBe(evaluate(rule, customer, context));
  for (const [index, member] of rule.rules.entries()) {
    const found = explanation.members[index];
    if ("rules" in member) check(member, found as GroupExplanation, customer);
    else expect(found?.pass).toBe(evaluate({ combinator: "and", rules: [member] }, customer, context));
  }
}
