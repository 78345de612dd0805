import { describe, expect, test } from "vitest";
import { brokenLimit, LIMITS } from "./limits.ts";
import { parseRule } from "./rule.ts";

const predicate = { field: "name", operator: "is", value: "Ann" };

function nested(depth: number): unknown {
  let rule: unknown = predicate;
  for (let level = 0; level < depth; level++) rule = { combinator: "and", rules: [rule] };
  return { version: 1, ...(rule as object) };
}

/** The root, groups of nine and their predicates: `count` nodes in all. */
function wide(count: number): unknown {
  const rules: unknown[] = [];
  for (let left = count - 1; left > 0; left -= 10) {
    const members = Array(Math.min(left - 1, 9)).fill(predicate);
    rules.push(members.length > 0 ? { combinator: "or", rules: members } : predicate);
  }
  return { version: 1, combinator: "and", rules };
}

function countNodes(node: unknown): number {
  const members = (node as { rules?: unknown[] }).rules ?? [];
  return members.reduce<number>((sum, member) => sum + countNodes(member), 1);
}

describe("depth", () => {
  test(`${LIMITS.depth} groups within each other are a rule`, () => {
    expect(parseRule(nested(10))).toMatchObject({ ok: true });
  });

  test("one more is refused where it begins", () => {
    const message = "Groups can be nested at most 10 deep; this one is at depth 11.";
    const path = Array(10).fill("rules[0]").join(".");
    expect(parseRule(nested(11))).toEqual({ ok: false, issues: [{ path, code: "limit", message }] });
  });

  test("no depth overflows the stack", () => {
    expect(parseRule(nested(100_000))).toMatchObject({ ok: false, issues: [{ code: "limit" }] });
  });
});

describe("nodes", () => {
  test(`${LIMITS.nodes} are a rule`, () => {
    expect(countNodes(wide(500))).toBe(500);
    expect(parseRule(wide(500))).toMatchObject({ ok: true });
  });

  test("one more is refused", () => {
    expect(countNodes(wide(501))).toBe(501);
    const message = "A rule can have at most 500 groups and predicates; this one has more.";
    expect(parseRule(wide(501))).toEqual({ ok: false, issues: [{ path: "", code: "limit", message }] });
  });

  test("a group of a million is refused without looking at them", () => {
    const rule = { version: 1, combinator: "and", rules: Array(1_000_000) };
    expect(parseRule(rule)).toMatchObject({ ok: false, issues: [{ code: "limit", path: "" }] });
  });
});

describe("lists", () => {
  const ruleOf = (value: unknown) => ({
    version: 1,
    combinator: "and",
    rules: [predicate, { field: "tag", operator: "containsAnyOf", value }],
  });
  const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  test(`${LIMITS.listLength} values are a list`, () => {
    expect(parseRule(ruleOf(idsUpTo(10_000)))).toMatchObject({ ok: true });
  });

  test("one more is refused where it stands", () => {
    const message = "A list can have at most 10,000 values; this one has 10,001.";
    const issue = { path: "rules[1].value", code: "limit", message };
    expect(parseRule(ruleOf(idsUpTo(10_001)))).toEqual({ ok: false, issues: [issue] });
  });
});

describe("objects that hold themselves", () => {
  test("as a group", () => {
    const rule: Record<string, unknown> = { version: 1, combinator: "and" };
    rule.rules = [predicate, rule];
    expect(parseRule(rule)).toMatchObject({ ok: false, issues: [{ code: "limit" }] });
    rule.rules = [rule, rule];
    expect(parseRule(rule)).toMatchObject({ ok: false, issues: [{ code: "limit" }] });
  });

  test("as a value", () => {
    const value: unknown[] = [];
    value.push(value);
    const range: Record<string, unknown> = {};
    Object.assign(range, { from: range, to: range });
    for (const [field, operator, circle] of [
      ["tag", "containsAnyOf", value],
      ["country", "isAnyOf", value],
      ["created", "between", range],
      ["created", "since", range],
      ["fitScore", "between", range],
      ["name", "is", range],
    ]) {
      const rule = { version: 1, combinator: "and", rules: [{ field, operator, value: circle }] };
      expect(parseRule(rule)).toMatchObject({ ok: false });
    }
  });
});

test.each([[undefined], [null], [7], ["text"], [[]], [{}], [{ rules: 7 }]])("%j breaks no limit", (input) => {
  expect(brokenLimit(input)).toBeUndefined();
});
