import {
  type CompileContext,
  compile,
  type Facts,
  type Group,
  type Predicate,
  RuleError,
} from "@segments/rules";
import { describe, expect, test } from "vitest";
import { evaluate, evaluator } from "./evaluate.ts";

const now = Date.parse("2026-03-29T10:00:00Z");
const context: CompileContext = {
  now,
  timeZone: "Europe/Berlin",
  segments: new Map([
    [1, { id: 1, name: "Q1 batch", type: "static" }],
    [2, { id: 2, name: "Cooldown", type: "static" }],
    [
      3,
      {
        id: 3,
        name: "VN",
        type: "dynamic",
        rule: all({ field: "country", operator: "isAnyOf", value: ["VN"] }),
      },
    ],
    [4, { id: 4, name: "Not VN", type: "dynamic", rule: { ...all(inSegments(3)), not: true } }],
  ]),
};

/** A customer of whom nothing is known but the name and the day of entry. */
const unknown: Facts = {
  tag: [],
  company: null,
  inbound: null,
  fitScore: {},
  country: null,
  language: null,
  owner: null,
  segment: { now: [], ever: [] },
  suppressed: [],
  name: ["Ann"],
  email: [],
  created: Date.parse("2026-01-01T00:00:00Z"),
};
const known: Facts = {
  ...unknown,
  tag: [1, 2],
  country: "VN",
  inbound: Date.parse("2026-03-27T23:00:00Z"),
  fitScore: { 1: 0 },
  segment: { now: [1], ever: [2] },
  suppressed: ["email"],
  email: ["ann@example.com", "Ann@EXAMPLE.org"],
};

function all(...rules: Group["rules"]): Group {
  return { combinator: "and", rules };
}

function inSegments(...value: number[]): Predicate {
  return { field: "segment", operator: "currentlyIn", value };
}

function holds(predicate: Predicate, facts: Facts): boolean {
  return evaluate(all(predicate), facts, context);
}

describe("predicates", () => {
  test.each<[Predicate, ofKnown: boolean, ofUnknown: boolean]>([
    [{ field: "tag", operator: "containsAnyOf", value: [2, 3] }, true, false],
    [{ field: "tag", operator: "containsAllOf", value: [2, 3] }, false, false],
    [{ field: "tag", operator: "containsAllOf", value: [2, 1] }, true, false],
    [{ field: "tag", operator: "containsNoneOf", value: [2, 3] }, false, true],
    [{ field: "country", operator: "isNoneOf", value: ["DE"] }, true, true],
    [{ field: "country", operator: "isNotSet" }, false, true],
    [{ field: "inbound", operator: "since", value: { date: "2026-03-28" } }, true, false],
    [{ field: "inbound", operator: "notSince", value: { last: 1, unit: "day" } }, false, true],
    [{ field: "fitScore", operator: "<", value: { product: 1, score: 1 } }, true, false],
    [{ field: "fitScore", operator: "isSet", value: { product: 1 } }, true, false],
    [{ field: "suppressed", operator: "hasNone", value: "phone" }, true, true],
    [{ field: "suppressed", operator: "has", value: "any" }, true, false],
    [{ field: "email", operator: "is", value: "ANN@example.org" }, true, false],
    [{ field: "email", operator: "isNot", value: "ann@example.com" }, false, true],
    [inSegments(1, 2), true, false],
    [inSegments(3), true, false],
    [inSegments(4), false, true],
    [inSegments(2, 4), false, true],
    [{ field: "segment", operator: "everIn", value: [1] }, true, false],
    [{ field: "segment", operator: "neverIn", value: [2] }, false, true],
  ])("%j", (predicate, ofKnown, ofUnknown) => {
    expect(holds(predicate, known)).toBe(ofKnown);
    expect(holds(predicate, unknown)).toBe(ofUnknown);
  });
});

describe("groups of any length", () => {
  const [yes, no]: Predicate[] = [
    { field: "tag", operator: "isSet" },
    { field: "tag", operator: "isNotSet" },
  ];
  test.each([1, 2, 3, 4, 5, 6, 9, 10])("%i members", (length) => {
    for (let odd = 0; odd < length; odd++) {
      const oneNo = Array.from({ length }, (_, index) => (index === odd ? no : yes)) as Predicate[];
      const oneYes = Array.from({ length }, (_, index) => (index === odd ? yes : no)) as Predicate[];
      expect(evaluate({ combinator: "and", rules: oneNo }, known, context)).toBe(false);
      expect(evaluate({ combinator: "and", not: true, rules: oneNo }, known, context)).toBe(true);
      expect(evaluate({ combinator: "or", rules: oneYes }, known, context)).toBe(true);
      expect(evaluate({ combinator: "or", not: true, rules: oneYes }, known, context)).toBe(false);
    }
  });
});

describe("lists of any length", () => {
  const codes = ["AT", "BE", "CH", "DK", "EE"];
  test.each([1, 2, 3, 4, 5])("%i options", (length) => {
    const value = codes.slice(0, length);
    for (const operator of ["isAnyOf", "isNoneOf"] as const) {
      const matching = [...codes, null].filter((country) =>
        holds({ field: "country", operator, value }, { ...unknown, country }),
      );
      expect(matching).toEqual(operator === "isAnyOf" ? value : [...codes.slice(length), null]);
    }
  });

  const ids = [1, 2, 3, 4, 5];
  const segments = new Map(ids.map((id) => [id, { id, name: `Static ${id}`, type: "static" } as const]));
  test.each([1, 2, 3, 4])("%i tags or segments", (length) => {
    const value = ids.slice(0, length);
    const asked = (predicate: Predicate, facts: Partial<Facts>) =>
      evaluate(all(predicate), { ...unknown, ...facts }, { ...context, segments });
    for (const one of ids) {
      const isAmong = one <= length;
      const lists = [[one], [5, one], [one, 5], [5, 5, one]];
      for (const list of lists) {
        expect(asked({ field: "tag", operator: "containsAnyOf", value }, { tag: list })).toBe(isAmong);
        const [now, ever] = [
          { now: list, ever: [] },
          { now: [5], ever: list },
        ];
        expect(asked(inSegments(...value), { segment: now })).toBe(isAmong);
        expect(asked(inSegments(...value), { segment: ever })).toBe(false);
        const everIn: Predicate = { field: "segment", operator: "everIn", value };
        expect(asked(everIn, { segment: now })).toBe(isAmong);
        expect(asked(everIn, { segment: ever })).toBe(isAmong);
      }
    }
  });
});

test.each([
  [">", [false, false, true]],
  [">=", [false, true, true]],
  ["<", [true, false, false]],
  ["<=", [true, true, false]],
] as const)("scores compared by %s, of which none is never one", (operator, expected) => {
  const predicate: Predicate = { field: "fitScore", operator, value: { product: 1, score: 0 } };
  const scores = [{ 1: -1 }, { 1: 0 }, { 1: 1 }];
  expect(scores.map((fitScore) => holds(predicate, { ...unknown, fitScore }))).toEqual(expected);
  expect(holds(predicate, { ...unknown, fitScore: { 2: 0 } })).toBe(false);
});

test("a test once made serves any number of customers", () => {
  const isIn = evaluator(all(inSegments(3)), context);
  expect([known, unknown, known].map(isIn)).toEqual([true, false, true]);
});

describe("what the compiler refuses is refused with the same issues", () => {
  const rule = all({ field: "tag", operator: "isSet" }, inSegments(9));
  const segments = new Map([
    ...context.segments,
    [5, { id: 5, name: "A", type: "dynamic", rule: all(inSegments(6)) }] as const,
    [6, { id: 6, name: "B", type: "dynamic", rule: all(inSegments(5)) }] as const,
    [7, { id: 7, name: "C", type: "dynamic", rule }] as const,
  ]);

  /** Mentions the segment before twice: evaluated as it stands, it would not end within a lifetime. */
  const tower = new Map(
    Array.from({ length: 33 }, (_, id) => {
      const twice: Group = {
        combinator: "or",
        rules: [inSegments(id - 1), { ...all(inSegments(id - 1)), not: true }],
      };
      const base = all({ field: "tag", operator: "isNotSet" });
      return [id, { id, name: `T${id}`, type: "dynamic", rule: id === 0 ? base : all(twice, base) }] as const;
    }),
  );

  test.each<[string, Group, CompileContext]>([
    ["a segment that is not there", rule, context],
    ["one that a segment refers to", all(inSegments(7)), { ...context, segments }],
    ["a cycle", all(inSegments(1, 5)), { ...context, segments }],
    ["more than can be evaluated", all(inSegments(32)), { ...context, segments: tower }],
  ])("%s", (_what, refused, where) => {
    const issues = issuesOf(() => compile(refused, where));
    expect(issues).toHaveLength(1);
    expect(issuesOf(() => evaluate(refused, unknown, where))).toEqual(issues);
  });
});

function issuesOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof RuleError) return error.issues;
    throw error;
  }
  return undefined;
}

test("an operator that the field does not have is a programmer's mistake", () => {
  const rule = { combinator: "and", rules: [{ field: "country", operator: "near" }] } as unknown as Group;
  expect(() => evaluate(rule, known, context)).toThrow(TypeError);
});
