import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combine, type Expression, isComplemented, keyOf, not, setOf } from "./expression.ts";

const a = setOf("a");
const b = setOf("b");
const c = setOf("c");

/** A tree as a rule states it, and what the helpers make of it. */
type Tree = string | { readonly not: Tree } | { readonly type: "and" | "or"; readonly of: readonly Tree[] };

const { tree: trees } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("a", "b", "c", "d"),
    fc.record({ not: tie("tree") }),
    fc.record({
      type: fc.constantFrom("and" as const, "or" as const),
      of: fc.array(tie("tree"), { maxLength: 4 }),
    }),
  ),
}));

function build(tree: Tree): Expression {
  if (typeof tree === "string") return setOf(tree);
  return "not" in tree ? not(build(tree.not)) : combine(tree.type, tree.of.map(build));
}

function holds(tree: Tree, world: ReadonlySet<string>): boolean {
  if (typeof tree === "string") return world.has(tree);
  if ("not" in tree) return !holds(tree.not, world);
  return tree.type === "and"
    ? tree.of.every((of) => holds(of, world))
    : tree.of.some((of) => holds(of, world));
}

function value(expression: Expression, world: ReadonlySet<string>): boolean {
  switch (expression.type) {
    case "set":
      return world.has(expression.key);
    case "not":
      return !value(expression.of, world);
    case "and":
      return expression.of.every((of) => value(of, world));
    case "or":
      return expression.of.some((of) => value(of, world));
  }
}

/** The same tree with members turned round and repeated, and double negations around them. */
function disguise(tree: Tree): Tree {
  if (typeof tree === "string") return { not: { not: tree } };
  if ("not" in tree) return { not: disguise(tree.not) };
  const of = [...tree.of, ...tree.of.slice(0, 1)].reverse().map(disguise);
  return { type: tree.type, of: [{ type: tree.type, of }] };
}

const worlds = fc.subarray(["a", "b", "c", "d"]).map((members) => new Set(members));

test("combining and negating keep the meaning", () => {
  fc.assert(
    fc.property(trees, worlds, (tree, world) => {
      expect(value(build(tree), world)).toBe(holds(tree, world));
    }),
    { numRuns: 2_000 },
  );
});

test("keys are equal whatever the order, repetition and nesting of the same kind", () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(keyOf(build(disguise(tree)))).toBe(keyOf(build(tree)));
    }),
    { numRuns: 2_000 },
  );
});

test("equal keys mean the same", () => {
  fc.assert(
    fc.property(trees, trees, worlds, (one, other, world) => {
      fc.pre(keyOf(build(one)) === keyOf(build(other)));
      expect(holds(one, world)).toBe(holds(other, world));
    }),
  );
});

test("an expression is complemented exactly where it holds for a customer of whom nothing is known", () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(isComplemented(build(tree))).toBe(holds(tree, new Set()));
    }),
    { numRuns: 2_000 },
  );
});

describe("keys", () => {
  test.each([
    ["two members the other way round", combine("and", [a, b]), combine("and", [b, a])],
    ["a member twice", combine("or", [a, a, b]), combine("or", [a, b])],
    ["a group of one", combine("or", [combine("and", [a])]), a],
    ["and in and", combine("and", [a, combine("and", [b, c])]), combine("and", [a, b, c])],
    ["not of not", not(not(a)), a],
  ])("are equal for %s", (_what, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test.each([
    ["and for or", combine("and", [a, b]), combine("or", [a, b])],
    ["not", not(a), a],
    ["and in or", combine("or", [a, combine("and", [b, c])]), combine("and", [combine("or", [a, b]), c])],
    ["not of a group", not(combine("and", [a, b])), combine("and", [not(a), not(b)])],
    ["everyone and nobody", combine("and", []), combine("or", [])],
  ])("differ for %s", (_what, one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});
