import { expect, describe as group, test } from "vitest";
import { fieldNames } from "../facts.ts";
import { fieldOf } from "../fields.ts";
import { LIMITS } from "../limits.ts";
import type { Group } from "../rule.ts";
import { LONGEST_TEXT } from "./issue.ts";
import { namesIn, parseRuleText } from "./parse-rule-text.ts";
import { operatorPhrases } from "./phrases.ts";
import { printRule } from "./print-rule.ts";
import { textNames } from "./text-names.ts";

const names = textNames([
  { source: "tags", value: 1, label: "hot-lead" },
  { source: "tags", value: 2, label: "vip" },
  { source: "tags", value: 3, label: 'a "quoted" \\ name' },
  { source: "companies", value: 1, label: "Acme" },
  { source: "companies", value: 2, label: "Acme" },
  { source: "products", value: 1, label: "Freight Desk" },
  { source: "segments", value: 1, label: "Q1 batch" },
  { source: "segments", value: 2, label: "Đặng" },
]);

const readme =
  'tag has "hot-lead" and country in (VN, TH) and no inbound in last 30 days and not (segment ever in "Q1 batch")';

test("the line of the manual, both ways", () => {
  const rule: Group = {
    combinator: "and",
    rules: [
      { field: "tag", operator: "containsAnyOf", value: [1] },
      { field: "country", operator: "isAnyOf", value: ["VN", "TH"] },
      { field: "inbound", operator: "notSince", value: { last: 30, unit: "day" } },
      {
        combinator: "and",
        not: true,
        rules: [{ field: "segment", operator: "everIn", value: [1] }],
      },
    ],
  };
  expect(printRule(rule, names)).toBe(readme);
  expect(ruleOf(readme)).toEqual({ version: 1, ...rule });
});

test.each([
  ['tag has any of ("hot-lead", "vip")', "tag", "containsAnyOf", [1, 2]],
  ['tag has all of ("hot-lead", "vip")', "tag", "containsAllOf", [1, 2]],
  ['tag has none of "vip"', "tag", "containsNoneOf", [2]],
  ['tag has "a \\"quoted\\" \\\\ name"', "tag", "containsAnyOf", [3]],
  ["tag is not set", "tag", "isNotSet", undefined],
  ["company is #1", "company", "isAnyOf", [1]],
  ["country is not VN", "country", "isNoneOf", ["VN"]],
  ['language in (pt-BR, "no", "or")', "language", "isAnyOf", ["pt-BR", "no", "or"]],
  ["inbound since 2026-03-01", "inbound", "since", { date: "2026-03-01" }],
  ["no inbound since 2026-03-01", "inbound", "notSince", { date: "2026-03-01" }],
  ["created before last 1 month", "created", "before", { last: 1, unit: "month" }],
  [
    "created between 2026-01-01 and 2 weeks ago",
    "created",
    "between",
    { from: { date: "2026-01-01" }, to: { last: 2, unit: "week" } },
  ],
  ['fit score > -0.5 for "Freight Desk"', "fitScore", ">", { product: 1, score: -0.5 }],
  ["fit score between 50 and 80 for #9", "fitScore", "between", { product: 9, from: 50, to: 80 }],
  ['fit score is not set for "Freight Desk"', "fitScore", "isNotSet", { product: 1 }],
  ['segment never in ("Q1 batch", "Đặng")', "segment", "neverIn", [1, 2]],
  ["suppressed contact on any channel", "suppressed", "has", "any"],
  ["no suppressed contact on email", "suppressed", "hasNone", "email"],
  ['name does not contain "ann, \\u{a}bob"', "name", "doesNotContain", "ann, \nbob"],
])("%s", (line, field, operator, value) => {
  const predicate = { field, operator, ...(value !== undefined && { value }) };
  expect(ruleOf(line).rules).toEqual([predicate]);
  expect(printRule(ruleOf(line), names)).toBe(line);
});

test.each([
  ["TAG HAS “hot-lead” AND Country Is vn", 'tag has "hot-lead" and country is VN'],
  ["tag contains hot-lead", 'tag has "hot-lead"'],
  ["tag has tag:1", 'tag has "hot-lead"'],
  ['country is "viet nam"', undefined],
  ["country is vietnam", "country is VN"],
  ["language is English or language is PT-br", "language is en or language is pt-BR"],
  ["inbound not in the last 2 weeks", "no inbound in last 2 weeks"],
  ["no tag has vip", 'tag has none of "vip"'],
  ["fitScore is at least 5 for freight   desk", undefined],
  ['fit score ≥5 for "freight desk"', 'fit score >= 5 for "Freight Desk"'],
  ["not tag has vip", 'not (tag has "vip")'],
  ["(tag has vip or tag is set)", 'tag has "vip" or tag is set'],
  ["created since last month", "created in last 1 month"],
])("%s is understood as %s", (line, canonical) => {
  const read = parseRuleText(line, names);
  expect(read.ok ? printRule(read.rule, names) : undefined).toBe(canonical);
});

group("groups", () => {
  const a = { field: "tag", operator: "isSet" } as const;
  const one = (combinator: "and" | "or", ...rules: Group["rules"]): Group => ({ combinator, rules });
  const not = (inner: Group): Group => ({ ...inner, not: true });
  test.each([
    ["tag is set", one("and", a)],
    ["any of (tag is set)", one("or", a)],
    ["not (tag is set)", not(one("and", a))],
    ["not any of (tag is set)", not(one("or", a))],
    ["tag is set or tag is set", one("or", a, a)],
    ["not (tag is set or tag is set)", not(one("or", a, a))],
    ["((tag is set or tag is set))", one("and", one("or", a, a))],
    ["any of ((tag is set))", one("or", one("and", a))],
    ["(not (tag is set))", one("and", not(one("and", a)))],
    ["tag is set and (tag is set) and any of (tag is set)", one("and", a, one("and", a), one("or", a))],
  ])("%s", (line, rule) => {
    expect(printRule(rule, names)).toBe(line);
    expect(ruleOf(line)).toEqual({ version: 1, ...rule });
  });
});

group("what is wrong, and where", () => {
  test.each([
    ['tag has "hot-leed"', '"hot-leed"', "There is no tag “hot-leed”. Did you mean “hot-lead”?"],
    ["tag has qqqqqq", "qqqqqq", "There is no tag “qqqqqq”."],
    ["contry is VN", "contry", "There is no field “contry”. Did you mean “country”?"],
    ["fit scor > 1", "fit", "There is no field “fit”. Did you mean “fit score”?"],
    ["tag haz any of vip", "haz", "Tag knows no “haz”. Did you mean “has any of”?"],
    ["country loves VN", "loves", "Country knows no “loves”; it knows in, not in, is set, is not set."],
    ["country is Vietnm", "Vietnm", "There is no country “Vietnm”. Did you mean “Vietnam”?"],
    [
      'company is "Acme"',
      '"Acme"',
      "Several go by the name “Acme”: say which company by its number, #1 or #2.",
    ],
    ["company is tag:1", "tag:1", "Here a company is expected, not a tag."],
    ["tag has ?", "?", "Pick a tag here."],
    ["tag has (vip, )", ")", "Here a tag is expected, not “)”."],
    ["tag has (vip", "(", "This list is never closed: end it with a parenthesis."],
    ["country is VN, TH", ",", "Put several values in parentheses: (VN, TH)."],
    [
      "segment ever in Q1 batch",
      "batch",
      '“and” or “or” is missing before “batch”; what has several words goes in quotes: "Q1 batch".',
    ],
    ["tag is set country is VN", "country", "“and” or “or” is missing before “country”."],
    ["tag is set and", "and", "Here a predicate is missing."],
    ["tag is set)", ")", "This parenthesis closes nothing."],
    ["(tag is set", "(", "This parenthesis is never closed."],
    ["tag is set and ()", "()", "This group is empty: put a predicate between the parentheses."],
    ['name is "a', '"a', 'This quote is never closed: end it with ", and write \\" for one within.'],
    ['name is "a\\x"', "\\x", "This is no escape; write \\\\ for a backslash."],
    [
      "inbound since 2026-02-30",
      "2026-02-30",
      "Inbound: must be a day such as 2026-03-01, between 1900 and 2199.",
    ],
    ["inbound in last 30", "", "Days, weeks or months? Write 30 days."],
    ["inbound in last 9999 days", "9999 days", "Inbound: must be at most 3650."],
    [
      "created between 2026-03-01 and 2026-01-01",
      "2026-03-01 and 2026-01-01",
      "Created: must be later than the first date.",
    ],
    ["no country is set", "no country is set", "“no” can’t go with “is set”; write not (…) around it."],
    ["fit score > 5", "", 'Say the product: for "Freight Desk".'],
    ["suppressed contact on fax", "fax", "Here a channel is expected: any channel, email or phone."],
    [
      "any of (tag is set and tag is set)",
      "any of (tag is set and tag is set)",
      "What stands behind “any of” is joined by “and”.",
    ],
    ["", "", 'The rule is empty: begin with a field, such as tag has "hot-lead".'],
  ])("%s", (line, place, message) => {
    const read = parseRuleText(line, names);
    if (read.ok) throw new Error("was read");
    const [{ at, message: said } = { at: { from: 0, to: 0 }, message: "" }] = read.issues;
    expect([line.slice(at.from, at.to), said]).toEqual([place, message]);
  });

  test("mixed without parentheses says where they go", () => {
    const read = parseRuleText('tag has "vip" and country is VN or country is TH', names);
    expect(read).toEqual({
      ok: false,
      issues: [
        {
          at: { from: 32, to: 34 },
          code: "syntax",
          message:
            '“and” and “or” are mixed: put parentheses around what belongs together, (tag has "vip" and country is VN) or country is TH or else tag has "vip" and (country is VN or country is TH).',
        },
      ],
    });
  });

  test("several at once", () => {
    const read = parseRuleText("tag has (a1, b1, vip) and country is XX", names);
    expect(!read.ok && read.issues).toHaveLength(3);
  });
});

group("limits", () => {
  const deep = (levels: number) =>
    `${"(tag is set and ".repeat(levels - 1)}tag is set${")".repeat(levels - 1)}`;

  test("depth", () => {
    expect(parseRuleText(`tag is set and ${deep(LIMITS.depth)}`, names).ok).toBe(true);
    expect(messageOf(`tag is set and ${deep(LIMITS.depth + 1)}`)).toMatch(/nested at most 10 deep/);
    expect(messageOf("(".repeat(500_000))).toMatch(/nested at most 10 deep/);
  });

  test("size", () => {
    expect(messageOf(Array.from({ length: 600 }, () => "tag is set").join(" and "))).toMatch(/at most 500/);
    expect(
      parseRuleText(`(${Array.from({ length: 499 }, () => "tag is set").join(" and ")})`, names).ok,
    ).toBe(true);
    expect(messageOf(`tag has (${Array.from({ length: 10_001 }, () => "#1").join(",")})`)).toMatch(/10,000/);
    expect(messageOf(" ".repeat(LONGEST_TEXT + 1))).toMatch(/at most 2,000,000 characters/);
  });

  test.each(["x", '"', "(", ",", "a ", "\\", "not ", "“", "9", "tag is set and "])(
    "two megabytes of %j are told what is wrong",
    (piece) => {
      expect(messageOf(piece.repeat(LONGEST_TEXT / piece.length))).toMatch(/\.$/);
    },
  );
});

test("within a field, no words stand for two operators", () => {
  for (const field of fieldNames) {
    const meanings = new Map<string, string>();
    for (const [name, { label, wording }] of Object.entries(fieldOf(field).operators)) {
      const { line } = wording ?? {};
      const all = [
        line?.words,
        line?.one,
        line?.relative,
        ...(line?.also ?? []),
        label,
        wording?.one,
        wording?.relative,
      ];
      for (const words of all.filter((text) => text !== undefined)) {
        expect([field, words, meanings.get(words) ?? name]).toEqual([field, words, name]);
        meanings.set(words, name);
      }
    }
    expect(operatorPhrases(field).length).toBeGreaterThan(0);
  }
});

test("an incomplete rule is written as far as it goes, and read with what is missing", () => {
  const rule = {
    combinator: "and",
    rules: [
      { field: "tag", operator: "containsAnyOf", value: [] },
      { field: "fitScore", operator: ">", value: { score: 70 } },
      { combinator: "or", rules: [] },
    ],
  } as unknown as Group;
  expect(printRule(rule, names)).toBe("tag has any of ? and fit score > ? and any of ()");
  expect(messageOf(printRule(rule, names))).toBe("Pick a tag here.");
});

test("the names that a line mentions are known before it is read", () => {
  expect(namesIn(`${readme} and company is "A" and tag has "hot-lead"`)).toEqual([
    { source: "tags", name: "hot-lead" },
    { source: "segments", name: "Q1 batch" },
    { source: "companies", name: "A" },
  ]);
});

function ruleOf(line: string) {
  const read = parseRuleText(line, names);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.rule;
}

function messageOf(line: string): string {
  const read = parseRuleText(line, names);
  return read.ok ? "" : (read.issues[0]?.message ?? "");
}
