import { describe, expect, test } from "vitest";
import { fieldNames } from "./facts.ts";
import { fieldOf } from "./fields.ts";
import { valueTypeOf } from "./kinds/kind.ts";
import { parseRule } from "./rule.ts";
import type { Editor } from "./values/value-type.ts";

interface Examples {
  readonly good: readonly unknown[];
  /** A value, where in it the issue lies, and its sentence without the field's label. */
  readonly bad: readonly (readonly [value: unknown, at: string, sentence: string])[];
}

function optionExamples(noun: string, good: readonly (readonly unknown[])[], bad: Examples["bad"]): Examples {
  const pickOne = `pick at least one ${noun}`;
  return {
    good,
    bad: [[[], "", pickOne], [7, "", pickOne], [undefined, "", pickOne], [null, "", pickOne], ...bad],
  };
}

function idExamples(noun: string): Examples {
  return optionExamples(
    noun,
    [[1], [3, 2, 3], [2_147_483_647], Array.from({ length: 10_000 }, (_, index) => index + 1)],
    [
      [["7"], "[0]", "must be a whole number"],
      [[1, 1.5], "[1]", "must be a whole number"],
      [[0], "[0]", "must be a positive number"],
      [[2_147_483_648], "[0]", "is too large for an id"],
    ],
  );
}

const sources = {
  tags: idExamples("tag"),
  companies: idExamples("company"),
  users: idExamples("user"),
  segments: idExamples("segment"),
  products: idExamples("product"),
  countries: optionExamples(
    "country",
    [["VN"], ["DE", "FR"]],
    [
      [["vn"], "[0]", '"vn" is no country code'],
      [["XX"], "[0]", '"XX" is no country code'],
      [[4], "[0]", "must be a code"],
    ],
  ),
  languages: optionExamples(
    "language",
    [["vi"], ["pt-BR", "zh-Hant"]],
    [
      [["pt-br"], "[0]", '"pt-br" is no language code'],
      [["not a language"], "[0]", '"not a language" is no language code'],
    ],
  ),
} satisfies Record<string, Examples>;

const day = { date: "2026-03-01" };
const examples: Record<Exclude<Editor["type"], "options">, Examples> = {
  none: {
    good: [undefined, null],
    bad: [
      ["", "", "takes no value"],
      [7, "", "takes no value"],
    ],
  },
  date: {
    good: [day, { date: "2028-02-29" }, { last: 1, unit: "day" }, { last: 3650, unit: "month" }],
    bad: [
      [undefined, "", "pick a date"],
      ["2026-03-01", "", "pick a date"],
      [[day], "", "pick a date"],
      [{}, ".date", "must be a day such as 2026-03-01"],
      [{ date: "2026-02-30" }, ".date", "must be a day such as 2026-03-01, between 1900 and 2199"],
      [{ date: "1899-12-31" }, ".date", "must be a day such as 2026-03-01, between 1900 and 2199"],
      [{ date: "2026-3-1" }, ".date", "must be a day such as 2026-03-01, between 1900 and 2199"],
      [{ last: 0, unit: "day" }, ".last", "must be at least 1"],
      [{ last: 1.5, unit: "day" }, ".last", "must be a whole number"],
      [{ last: 3651, unit: "day" }, ".last", "must be at most 3650"],
      [{ last: 1, unit: "year" }, ".unit", "must be day, week or month"],
    ],
  },
  dateRange: {
    good: [
      { from: day, to: { date: "2026-03-02" } },
      { from: { last: 2, unit: "month" }, to: { last: 1, unit: "week" } },
      { from: day, to: { last: 1, unit: "day" } },
    ],
    bad: [
      [undefined, "", "pick two dates"],
      [day, ".from", "pick a date"],
      [{ from: day, to: day }, ".to", "must be later than the first date"],
      [
        { from: { last: 1, unit: "day" }, to: { last: 2, unit: "day" } },
        ".to",
        "must be later than the first date",
      ],
      [
        { from: { last: 1, unit: "week" }, to: { last: 7, unit: "day" } },
        ".to",
        "must be later than the first date",
      ],
      [
        { from: day, to: { date: "soon" } },
        ".to.date",
        "must be a day such as 2026-03-01, between 1900 and 2199",
      ],
    ],
  },
  text: {
    good: ["a", " a ", "%", "_", "\\", "🦊", "שלום", "x".repeat(500)],
    bad: [
      ["", "", "must not be empty"],
      [" \u00a0\t", "", "must not be empty"],
      [7, "", "must be text"],
      [undefined, "", "must be text"],
      ["x".repeat(501), "", "must have at most 500 characters"],
      ["a\0", "", "holds characters that are not text"],
      ["a\ud800", "", "holds characters that are not text"],
    ],
  },
  scoreThreshold: {
    good: [
      { product: 1, score: 0 },
      { product: 1, score: -0.5 },
    ],
    bad: [
      [undefined, "", "pick a product and a number"],
      [{ score: 1 }, ".product", "pick a product"],
      [{ product: 1 }, ".score", "must be a number"],
      [{ product: 1, score: "70" }, ".score", "must be a number"],
      [{ product: 1, score: Number.NaN }, ".score", "must be a number"],
      [{ product: 1, score: Number.POSITIVE_INFINITY }, ".score", "must be a number"],
      [{ product: 0, score: 1 }, ".product", "pick a product"],
    ],
  },
  scoreRange: {
    good: [
      { product: 1, from: 0, to: 0 },
      { product: 1, from: -1, to: 1.5 },
    ],
    bad: [
      [undefined, "", "pick a product and two numbers"],
      [{ product: 1, from: 2, to: 1 }, ".to", "must not be less than the first number"],
      [{ product: 1, from: 2 }, ".to", "must be a number"],
    ],
  },
  scoreProduct: {
    good: [{ product: 1 }],
    bad: [
      [undefined, "", "pick a product"],
      [{}, ".product", "pick a product"],
    ],
  },
  channel: {
    good: ["any", "email", "phone"],
    bad: [
      ["fax", "", "must be any, email or phone"],
      [undefined, "", "must be any, email or phone"],
    ],
  },
};

const operators = fieldNames.flatMap((field) =>
  Object.keys(fieldOf(field).operators).map((operator) => ({ field, operator })),
);

function ruleWith(predicate: unknown) {
  return { version: 1, combinator: "and", rules: [predicate] };
}

function issuesOf(input: unknown) {
  const parsed = parseRule(input);
  return parsed.ok ? [] : parsed.issues;
}

describe.each(operators)("$field $operator", ({ field, operator }) => {
  const { operators: all, label } = fieldOf(field);
  const { editor } = valueTypeOf(all, operator);
  const { good, bad } = editor.type === "options" ? sources[editor.source] : examples[editor.type];

  test("takes good values as they are", () => {
    for (const value of good) {
      const parsed = parseRule(ruleWith({ field, operator, value }));
      expect(parsed).toEqual({
        ok: true,
        rule: ruleWith(value == null ? { field, operator } : { field, operator, value }),
      });
    }
  });

  test("refuses bad values with path and sentence", () => {
    for (const [value, at, sentence] of bad) {
      const [issue] = issuesOf(ruleWith({ field, operator, value }));
      expect(issue).toEqual({
        path: `rules[0].value${at}`,
        code: "value",
        message: `${label}: ${sentence}.`,
      });
    }
  });
});
