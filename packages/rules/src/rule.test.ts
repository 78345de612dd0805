import { describe, expect, test } from "vitest";
import { RuleError } from "./issues.ts";
import { parseRule, parseRuleOrThrow } from "./rule.ts";

function ruleWith(predicate: unknown) {
  return { version: 1, combinator: "and", rules: [predicate] };
}

function issuesOf(input: unknown) {
  const parsed = parseRule(input);
  return parsed.ok ? [] : parsed.issues;
}

const good = { field: "country", operator: "isAnyOf", value: ["VN"] };

describe("whatever is not understood is refused", () => {
  const nested = (rule: unknown) => ({
    version: 1,
    combinator: "and",
    rules: [good, { combinator: "or", rules: [rule] }],
  });
  test.each([
    [
      "a field",
      nested({ ...good, field: "planet" }),
      "rules[1].rules[0].field",
      "There is no field “planet”.",
    ],
    [
      "a field that is no text",
      nested({ ...good, field: 7 }),
      "rules[1].rules[0].field",
      "There is no field without a name.",
    ],
    ["no field", nested({ operator: "is" }), "rules[1].rules[0].field", "There is no field without a name."],
    [
      "an operator",
      nested({ ...good, operator: "isAllOf" }),
      "rules[1].rules[0].operator",
      "Country has no operator “isAllOf”; it has isAnyOf, isNoneOf, isSet, isNotSet.",
    ],
    [
      "a key of a predicate",
      nested({ ...good, values: 1 }),
      "rules[1].rules[0]",
      "The key “values” is not part of a rule.",
    ],
    [
      "a key of a group",
      { version: 1, combinator: "and", rules: [good], mute: true },
      "",
      "The key “mute” is not part of a rule.",
    ],
    [
      "a version within",
      nested({ version: 1, combinator: "or", rules: [good] }),
      "rules[1].rules[0]",
      "The key “version” is not part of a rule.",
    ],
    [
      "a value that is another field",
      nested({ ...good, valueSource: "field" }),
      "rules[1].rules[0].valueSource",
      "A predicate is compared with a value, not with a field.",
    ],
    [
      "a predicate that is a list",
      nested([good]),
      "rules[1].rules[0]",
      "A predicate is {field, operator, value}.",
    ],
    [
      "a predicate that is null",
      nested(null),
      "rules[1].rules[0]",
      "A predicate is {field, operator, value}.",
    ],
    [
      "a combinator",
      { version: 1, combinator: "xor", rules: [good] },
      "combinator",
      "A group is joined by “and” or “or”.",
    ],
    [
      "a combinator within",
      nested({ rules: [good] }),
      "rules[1].rules[0].combinator",
      "A group is joined by “and” or “or”.",
    ],
    [
      "a not that is text",
      { version: 1, combinator: "and", not: "true", rules: [good] },
      "not",
      "“not” is true or false.",
    ],
    [
      "rules that are no list",
      { version: 1, combinator: "and", rules: good },
      "",
      "The rule is empty: add a predicate.",
    ],
    [
      "an empty rule",
      { version: 1, combinator: "and", rules: [] },
      "",
      "The rule is empty: add a predicate.",
    ],
    [
      "an empty group",
      nested({ combinator: "or", rules: [] }),
      "rules[1].rules[0]",
      "This group is empty: add a predicate or remove the group.",
    ],
    [
      "a hole",
      { version: 1, combinator: "and", rules: new Array(1) },
      "rules[0]",
      "A predicate is {field, operator, value}.",
    ],
    [
      "another version",
      { version: 2, combinator: "and", rules: [good] },
      "version",
      "This version knows rules of version 1.",
    ],
    ["no version", { combinator: "and", rules: [good] }, "version", "This version knows rules of version 1."],
  ])("%s", (_what, input, path, message) => {
    expect(issuesOf(input)).toContainEqual(expect.objectContaining({ path, message }));
  });

  test.each([[undefined], [null], [7], ["rule"], [true], [[]], [[good]], [() => good]])(
    "a rule that is %j",
    (input) => {
      expect(issuesOf(input)).toEqual([
        { path: "", code: "shape", message: "A rule is a group: {combinator, rules}." },
      ]);
    },
  );

  test.each(["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty"])("the name %s", (name) => {
    expect(issuesOf(ruleWith({ ...good, field: name }))).toMatchObject([{ code: "field" }]);
    expect(issuesOf(ruleWith({ ...good, operator: name }))).toMatchObject([{ code: "operator" }]);
    const keyed = JSON.parse(
      `{"version":1,"combinator":"and","rules":[${JSON.stringify(good)}],"${name}":{}}`,
    );
    expect(issuesOf(keyed)).toMatchObject([{ path: "", code: "shape" }]);
    const inside = JSON.parse(
      `{"field":"fitScore","operator":">","value":{"product":1,"score":1,"${name}":1}}`,
    );
    expect(issuesOf(ruleWith(inside))).toMatchObject([{ path: "rules[0].value", code: "value" }]);
  });
});

test("all issues are told, not only the first, and no more than a person can read", () => {
  const issues = issuesOf({
    version: 1,
    combinator: "and",
    rules: [{ field: "planet" }, good, { ...good, value: [] }],
  });
  expect(issues.map(({ path }) => path)).toEqual(["rules[0].field", "rules[2].value"]);
  expect(issuesOf(ruleWith({ ...good, value: Array(10_000).fill("XX") })).length).toBeLessThanOrEqual(100);
});

test("what react-querybuilder adds for its own use is left out, and so is a not that is false", () => {
  const seen = {
    id: "g1",
    path: [],
    version: 1,
    combinator: "and",
    not: false,
    rules: [{ id: "r1", path: [0], valueSource: "value", ...good }],
  };
  expect(parseRule(seen)).toEqual({ ok: true, rule: ruleWith(good) });
});

test("nesting and not are kept, and reading again changes nothing", () => {
  const rule = {
    version: 1,
    combinator: "or",
    not: true,
    rules: [good, { combinator: "and", not: true, rules: [good] }],
  };
  expect(parseRuleOrThrow(rule)).toEqual(rule);
  expect(parseRuleOrThrow(JSON.parse(JSON.stringify(parseRuleOrThrow(rule))))).toEqual(rule);
});

test("the throwing form carries the issues and says them", () => {
  const read = () => parseRuleOrThrow(ruleWith({ ...good, value: [] }));
  expect(read).toThrow(RuleError);
  expect(read).toThrow("rules[0].value: Country: pick at least one country.");
});
