import { describe, expect, test } from "vitest";
import { applyMove, destinationOf, type Move } from "./moves.ts";
import { isViewGroup, type ViewGroup, type ViewPredicate } from "./view-rule.ts";

function p(id: string): ViewPredicate {
  return { id, field: "tag", operator: "isSet", value: undefined };
}

function g(id: string, ...rules: (ViewGroup | ViewPredicate)[]): ViewGroup {
  return { id, combinator: "and", rules };
}

/** A tree as text: "a [b c] d". */
function shape(node: ViewGroup | ViewPredicate): string {
  return isViewGroup(node) ? `[${node.rules.map(shape).join(" ")}]` : (node.id ?? "");
}

const tree = g("root", p("a"), g("G", p("b"), p("c")), p("d"), g("H"), p("e"));

function after(path: number[], direction: Move): string | undefined {
  const moved = applyMove(tree, path, direction);
  return moved && shape(moved.view);
}

describe("among its siblings", () => {
  test("up and down swap with the one beside, be it a group", () => {
    expect(after([4], "up")).toBe("[a [b c] d e []]");
    expect(after([2], "up")).toBe("[a d [b c] [] e]");
    expect(after([0], "down")).toBe("[[b c] a d [] e]");
    expect(after([1, 0], "down")).toBe("[a [c b] d [] e]");
  });

  test("not past the ends", () => {
    expect(after([0], "up")).toBeUndefined();
    expect(after([4], "down")).toBeUndefined();
    expect(after([1, 0], "up")).toBeUndefined();
    expect(after([1, 1], "down")).toBeUndefined();
  });
});

describe("between groups", () => {
  test("in leads to the end of the group above, or else to the start of the one below", () => {
    expect(after([2], "in")).toBe("[a [b c d] [] e]");
    expect(after([0], "in")).toBe("[[a b c] d [] e]");
    expect(after([1], "in")).toBeUndefined();
    expect(after([1, 0], "in")).toBeUndefined();
  });

  test("out leads to behind the group", () => {
    expect(after([1, 0], "out")).toBe("[a [c] b d [] e]");
    expect(after([0], "out")).toBeUndefined();
  });

  test("the root stays where it is", () => {
    for (const direction of ["up", "down", "in", "out"] as const)
      expect(destinationOf(tree, [], direction)).toBeUndefined();
  });

  test("the moved node keeps its id", () => {
    expect(applyMove(tree, [2], "in")?.id).toBe("d");
    expect(applyMove(tree, [1], "down")?.id).toBe("G");
  });

  test("not deeper than rules may be", () => {
    let deep: ViewGroup = g("9", p("x"));
    for (let level = 8; level >= 2; level--) deep = g(String(level), deep);
    const fits = g("root", deep, p("y"));
    expect(destinationOf(fits, [1], "in")).toEqual([0, 1]);
    const full = g("root", deep, g("new", g("inner", p("y"))));
    expect(destinationOf(full, [1], "in")).toEqual([0, 1]);
    const over = g("root", g("other"), g("1", deep));
    expect(destinationOf(over, [1], "in")).toBeUndefined();
  });
});
