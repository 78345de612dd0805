import { expect, test } from "vitest";
import { parseRuleJson, printRuleJson } from "./rule-json.ts";

const rule = {
  version: 1,
  combinator: "and",
  rules: [{ field: "country", operator: "isAnyOf", value: ["VN"] }],
} as const;

test("as it was printed, and as the calls of the API have it", () => {
  const { version: _, ...rest } = rule;
  const json = printRuleJson({
    ...rest,
    rules: rest.rules.map((one) => ({ ...one, value: [...one.value] })),
  });
  expect(parseRuleJson(json).ok).toBe(false);
  expect(parseRuleJson(JSON.stringify(rule))).toMatchObject({ ok: true, rule });
  expect(parseRuleJson(JSON.stringify({ type: "dynamic", name: "A", rule }))).toMatchObject({
    ok: true,
    rule,
  });
});

test.each([
  [
    '{"version":1,"combinator":"and","rules":[]}',
    '{"version":1,"combinator":"and","rules":[]}',
    "The rule is empty: add a predicate.",
  ],
  [
    '{"version":1,"combinator":"and","rules":[{"field":"contry","operator":"is"}]}',
    '"contry"',
    "There is no field “contry”.",
  ],
  [
    '{"version":1,"combinator":"and","rules":[{"field":"country","operator":"isAnyOf","value":["VN","XX"]}]}',
    '"XX"',
    'Country: "XX" is no country code.',
  ],
  ['{"rule":{"version":1,"combinator":"xor","rules":[]}}', '"xor"', "A group is joined by “and” or “or”."],
  ['{"version":1,}', "}", 'Here a key in quotes is expected, such as "rules", not }.'],
  ['{"version" 1}', "1", "Here a colon is expected, not 1."],
  ["[1 2]", "2", "Here a comma or ] is expected, not 2."],
  ["{} x", "x", "Nothing is expected behind the rule, not x."],
  ["[01]", "1", "Here a comma or ] is expected, not 1."],
  ['["a\nb"]', '"a', "This text is never closed, or holds what has to be escaped."],
  ["", "", "Here a value is expected, and the text ends."],
  ["nul", "n", "Here a value is expected, not n."],
])("%s", (text, place, message) => {
  const read = parseRuleJson(text);
  if (read.ok) throw new Error("was read");
  const [first] = read.issues;
  expect([text.slice(first?.at.from, first?.at.to), first?.message]).toEqual([place, message]);
});

test("depth and size are told, and nothing hangs", () => {
  expect(parseRuleJson("[".repeat(1_000_000))).toMatchObject({ ok: false });
  expect(parseRuleJson(`"${"a".repeat(1_900_000)}"`)).toMatchObject({ ok: false });
  expect(parseRuleJson(`"${"\\n".repeat(900_000)}"`)).toMatchObject({ ok: false });
  expect(parseRuleJson("1".repeat(2_000_001))).toMatchObject({ ok: false, issues: [{ code: "limit" }] });
});
