import { fieldNames, fieldOf, parseRule } from "@segments/rules";
import { describe, expect, test } from "vitest";
import {
  editorOf,
  fieldChoices,
  newPredicate,
  operatorChoices,
  verbOf,
  withField,
  withOperator,
} from "./catalogue.ts";

test("every field and every operator of the catalogue is offered, with an editor", () => {
  expect(fieldChoices.map(({ name }) => name)).toEqual(fieldNames);
  for (const field of fieldNames) {
    const operators = operatorChoices(field);
    expect(operators.map(({ name }) => name)).toEqual(Object.keys(fieldOf(field).operators));
    for (const { name } of operators) {
      expect(editorOf({ field, operator: name, value: undefined }).type).toBeTypeOf("string");
    }
  }
});

test("a new predicate about any field is sound, or lacks no more than a pick", () => {
  for (const field of fieldNames) {
    const { operator, value } = newPredicate(field);
    const parsed = parseRule({ version: 1, combinator: "and", rules: [{ field, operator, value }] });
    const codes = parsed.ok ? [] : parsed.issues.map(({ code }) => code);
    expect(codes.filter((code) => code !== "value")).toEqual([]);
  }
});

describe("the operator's words suit the value", () => {
  test.each([
    ["country", "isAnyOf", ["VN"], "is"],
    ["country", "isAnyOf", ["VN", "TH"], "is any of"],
    ["country", "isAnyOf", [], "is any of"],
    ["inbound", "notSince", { last: 2, unit: "week" }, "not in the last"],
    ["inbound", "notSince", { date: "2026-03-01" }, "not since"],
    ["inbound", "since", { last: null, unit: "day" }, "since"],
    ["tag", "isNotSet", undefined, "is not set"],
  ])("%s %s %j: %s", (field, operator, value, verb) => {
    expect(verbOf({ field, operator, value })).toBe(verb);
  });
});

describe("with another operator", () => {
  test("a value of the same form stays", () => {
    const next = withOperator({ field: "tag", operator: "containsAnyOf", value: [1, 2] }, "containsNoneOf");
    expect(next).toEqual({ field: "tag", operator: "containsNoneOf", value: [1, 2] });
  });

  test("of another form starts anew, but the product of a score stays", () => {
    const score = { field: "fitScore", operator: ">=", value: { product: 3, score: 70 } };
    expect(withOperator(score, "between").value).toEqual({ product: 3, from: 50, to: 80 });
    expect(withOperator(score, "isSet").value).toEqual({ product: 3 });
    expect(
      withOperator({ field: "tag", operator: "containsAnyOf", value: [1] }, "isSet").value,
    ).toBeUndefined();
    const day = { field: "created", operator: "since", value: { date: "2026-03-01" } };
    expect(withOperator(day, "between").value).toEqual({
      from: { last: 60, unit: "day" },
      to: { last: 30, unit: "day" },
    });
  });
});

test("with another field the predicate starts anew under its id", () => {
  const tag = { id: "x", field: "tag", operator: "containsAnyOf", value: [1] };
  expect(withField(tag, "country")).toEqual({ id: "x", field: "country", operator: "isAnyOf", value: [] });
  expect(withField(tag, "tag")).toBe(tag);
});
