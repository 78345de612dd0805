import { type Group, type Predicate, parseRule, type Rule } from "@segments/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { idsByPath, nodesOf } from "./paths.ts";
import { offIn, toRule, toView } from "./view-rule.ts";

const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({
    field: fc.constant("tag" as const),
    operator: fc.constantFrom("containsAnyOf" as const, "containsAllOf" as const, "containsNoneOf" as const),
    value: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ field: fc.constant("company" as const), operator: fc.constant("isNotSet" as const) }),
  fc.record({
    field: fc.constant("name" as const),
    operator: fc.constant("contains" as const),
    value: fc.constantFrom("%", "Ngọc", "عمر", "👩‍🚀"),
  }),
  fc.record({
    field: fc.constant("created" as const),
    operator: fc.constant("between" as const),
    value: fc.constant({ from: { last: 3, unit: "month" as const }, to: { date: "2199-01-01" } }),
  }),
  fc.record({
    field: fc.constant("fitScore" as const),
    operator: fc.constantFrom(">" as const, "<=" as const),
    value: fc.record({ product: fc.integer({ min: 1, max: 9 }), score: fc.integer() }),
  }),
);

const { group } = fc.letrec<{ group: Group }>((tie) => ({
  group: fc.record(
    {
      combinator: fc.constantFrom("and" as const, "or" as const),
      not: fc.constant(true as const),
      rules: fc.array(fc.oneof({ maxDepth: 4, withCrossShrink: true }, predicate, tie("group")), {
        minLength: 1,
        maxLength: 4,
      }),
    },
    { requiredKeys: ["combinator", "rules"] },
  ),
}));

test("a stored rule comes back from the builder as it went in", () => {
  fc.assert(
    fc.property(group, (root) => {
      const rule: Rule = { version: 1, ...root };
      const back = toRule(toView(rule));
      expect(back).toEqual(rule);
      expect(parseRule(back)).toEqual({ ok: true, rule });
    }),
  );
});

test("every node has an id of its own", () => {
  fc.assert(
    fc.property(group, (root) => {
      const ids = [...nodesOf(toView(root))].map(({ node }) => node.id);
      expect(ids).not.toContain(undefined);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("what the builder adds for itself is not stored", () => {
  const stored = toRule({
    id: "a",
    combinator: "and",
    not: false,
    rules: [
      { id: "b", path: [0], field: "tag", operator: "isSet", valueSource: "value", value: undefined },
      { id: "c", combinator: "or", not: true, rules: [] },
    ],
  });
  expect(stored).toEqual({
    version: 1,
    combinator: "and",
    rules: [
      { field: "tag", operator: "isSet" },
      { combinator: "or", not: true, rules: [] },
    ],
  });
});

test("what is off is no part of the rule, nor is a group of which nothing else is left", () => {
  const vn = { id: "a", field: "country", operator: "isAnyOf", value: ["VN"] };
  const off = { ...vn, id: "b", muted: true };
  const view = {
    id: "r",
    combinator: "and",
    rules: [
      off,
      { id: "g", combinator: "or", rules: [off, { ...off, id: "c" }] },
      vn,
      { id: "e", combinator: "or", rules: [] },
    ],
  };
  const stored = { field: "country", operator: "isAnyOf", value: ["VN"] };
  expect(toRule(view)).toEqual({
    version: 1,
    combinator: "and",
    rules: [stored, { combinator: "or", rules: [] }],
  });
  expect(offIn(view).map(({ id }) => id)).toEqual(["b", "b", "c"]);
  // Places are those of the stored rule: what the server says of rules[0] is about the first that is on.
  expect([...idsByPath(view)]).toEqual([
    ["", "r"],
    ["rules[0]", "a"],
    ["rules[1]", "e"],
  ]);
});
