import { LIMITS } from "@segments/rules";
import { expect, test } from "vitest";
import { nodesOf } from "./paths.ts";
import {
  addGroup,
  addPredicate,
  duplicate,
  fitsIn,
  limitBroken,
  nodeAt,
  pathOf,
  removeNode,
  replacePredicate,
  toggleCombinator,
  toggleNot,
  ungroup,
  wrapInGroup,
} from "./tree.ts";
import { emptyView, toRule, toView } from "./view-rule.ts";

const view = toView({
  combinator: "and",
  rules: [
    { field: "tag", operator: "containsAnyOf", value: [1] },
    { combinator: "or", rules: [{ field: "country", operator: "isAnyOf", value: ["VN"] }] },
  ],
});

test("a predicate is added at the end of the group, with the catalogue's first operator and its initial value", () => {
  const { view: next, id } = addPredicate(view, [1], "inbound");
  expect(pathOf(next, id)).toEqual([1, 1]);
  expect(toRule(next).rules[1]).toMatchObject({
    rules: [{ field: "country" }, { field: "inbound", operator: "since", value: { last: 30, unit: "day" } }],
  });
  expect(pathOf(view, id)).toBeUndefined();
});

test("a new group has the other combinator", () => {
  expect(nodeAt(addGroup(view, []).view, [2])).toMatchObject({ combinator: "or", rules: [] });
  expect(nodeAt(addGroup(view, [1]).view, [1, 1])).toMatchObject({ combinator: "and", rules: [] });
});

test("a changed predicate keeps the value it is given with its new field", () => {
  const next = replacePredicate(view, [0], { field: "country", operator: "isNoneOf", value: ["TH"] });
  expect(toRule(next).rules[0]).toEqual({ field: "country", operator: "isNoneOf", value: ["TH"] });
  expect(nodeAt(next, [0])?.id).toBe(nodeAt(view, [0])?.id);
});

test("combinator and NOT turn over and back", () => {
  expect(toRule(toggleCombinator(view, [])).combinator).toBe("or");
  expect(toRule(toggleCombinator(toggleCombinator(view, [1]), [1]))).toEqual(toRule(view));
  expect(toRule(toggleNot(view, [1])).rules[1]).toMatchObject({ not: true });
  expect(toRule(toggleNot(toggleNot(view, []), []))).toEqual(toRule(view));
});

test("a duplicate stands right behind, with ids of its own all the way down", () => {
  const { view: next, id } = duplicate(view, [1]);
  expect(pathOf(next, id)).toEqual([2]);
  expect(toRule(next).rules[2]).toEqual(toRule(next).rules[1]);
  const ids = [...nodesOf(next)].map(({ node }) => node.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("after a removal the focus goes to what took the place, what is before it, or the group", () => {
  const first = removeNode(view, [0]);
  expect(pathOf(first.view, first.id)).toEqual([0]);
  const last = removeNode(view, [1]);
  expect(pathOf(last.view, last.id)).toEqual([0]);
  const only = removeNode(view, [1, 0]);
  expect(pathOf(only.view, only.id)).toEqual([1]);
});

test("put into a group of its own, a node keeps its id and its place", () => {
  const id = nodeAt(view, [0])?.id;
  const { view: next } = wrapInGroup(view, [0]);
  expect(nodeAt(next, [0, 0])?.id).toBe(id);
  expect(toRule(next).rules).toHaveLength(2);
});

test("wrapped in NOT, a node is alone in a group that is turned around", () => {
  expect(toRule(wrapInGroup(view, [0], { not: true }).view).rules[0]).toEqual({
    combinator: "and",
    not: true,
    rules: [toRule(view).rules[0]],
  });
});

test("ungrouped, its members stand where the group stood, in their order, with their ids", () => {
  const second = addPredicate(view, [1], "inbound").view;
  const before = duplicate(second, [0]).view;
  const members = [nodeAt(before, [2, 0])?.id, nodeAt(before, [2, 1])?.id];
  const { view: next, id } = ungroup(before, [2]);
  expect(next.rules.slice(2).map((member) => member.id)).toEqual(members);
  expect(next.rules.slice(0, 2)).toEqual(before.rules.slice(0, 2));
  expect(id).toBe(members[0]);
  const wrapped = wrapInGroup(view, [0]);
  expect(toRule(ungroup(wrapped.view, [0]).view)).toEqual(toRule(view));
});

test("what would break a limit is said; what was broken already can still be edited", () => {
  const wide = toView({
    combinator: "or",
    rules: Array.from({ length: LIMITS.nodes - 1 }, () => ({ field: "tag", operator: "isSet" }) as const),
  });
  const over = duplicate(wide, [0]).view;
  expect(limitBroken(view, addGroup(view, []).view)).toBeUndefined();
  expect(limitBroken(wide, over)).toContain("at most 500");
  expect(limitBroken(over, duplicate(over, [0]).view)).toBeUndefined();
});

test("a group fits no deeper than depth 10", () => {
  const path = Array.from({ length: LIMITS.depth - 1 }, () => 0);
  expect(fitsIn(path, { field: "tag", operator: "isSet", value: undefined })).toBe(true);
  expect(fitsIn(path, emptyView())).toBe(false);
  expect(fitsIn(path.slice(1), emptyView())).toBe(true);
});
