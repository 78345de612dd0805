import { describe, expect, test } from "vitest";
import { EVERYONE_FACET, everyone, type FieldName, fieldOf, fields, isFieldName } from "./fields.ts";
import { positiveOf, valueTypeOf } from "./kinds/kind.ts";
import { toQuery } from "./sql.ts";

/** The table of SEMANTICS.md: field, operator, what edits its value, and the operator it complements or repeats. */
const table: Record<FieldName, Record<string, readonly [editor: string, rests?: string]>> = {
  tag: {
    containsAnyOf: ["tags"],
    containsAllOf: ["tags", "every containsAnyOf"],
    containsNoneOf: ["tags", "negative containsAnyOf"],
    isSet: ["none"],
    isNotSet: ["none", "negative isSet"],
  },
  company: choiceOf("companies"),
  inbound: {
    since: ["date"],
    notSince: ["date", "negative since"],
    isSet: ["none"],
    isNotSet: ["none"],
  },
  fitScore: {
    ">": ["scoreThreshold products"],
    ">=": ["scoreThreshold products"],
    "<": ["scoreThreshold products"],
    "<=": ["scoreThreshold products"],
    between: ["scoreRange products"],
    isSet: ["scoreProduct products"],
    isNotSet: ["scoreProduct products", "negative isSet"],
  },
  country: choiceOf("countries"),
  language: choiceOf("languages"),
  owner: choiceOf("users"),
  segment: {
    currentlyIn: ["segments"],
    notCurrentlyIn: ["segments", "negative currentlyIn"],
    everIn: ["segments"],
    neverIn: ["segments", "negative everIn"],
  },
  suppressed: { has: ["channel"], hasNone: ["channel", "negative has"] },
  name: textComparisons(),
  email: { ...textComparisons(), isSet: ["none"], isNotSet: ["none", "negative isSet"] },
  created: { since: ["date"], before: ["date", "negative since"], between: ["dateRange"] },
};

function choiceOf(source: string): Record<string, readonly [string, string?]> {
  return {
    isAnyOf: [source],
    isNoneOf: [source, "negative isAnyOf"],
    isSet: ["none"],
    isNotSet: ["none"],
  };
}

function textComparisons(): Record<string, readonly [string, string?]> {
  return {
    contains: ["text"],
    doesNotContain: ["text", "negative contains"],
    is: ["text"],
    isNot: ["text", "negative is"],
    startsWith: ["text"],
  };
}

test("the catalogue is the table of fields and operators, no more and no less", () => {
  const actual = Object.fromEntries(
    Object.keys(fields).map((name) => [name, operatorsOf(name as FieldName)]),
  );
  expect(actual).toEqual(table);
});

function operatorsOf(name: FieldName): Record<string, readonly string[]> {
  const { operators } = fieldOf(name);
  return Object.fromEntries(
    Object.entries(operators).map(([key, operator]) => {
      const { editor } = valueTypeOf(operators, key);
      const source = "source" in editor ? editor.source : undefined;
      const edits = editor.type === "options" ? `${source}` : [editor.type, source].filter(Boolean).join(" ");
      return [
        key,
        operator.polarity === "positive" ? [edits] : [edits, `${operator.polarity} ${operator.of}`],
      ];
    }),
  );
}

describe.each(Object.keys(fields) as FieldName[])("%s", (name) => {
  const field = fieldOf(name);

  test("has words for people", () => {
    const labels = Object.values(field.operators).map(({ label }) => label);
    expect(field.label).toMatch(/^[A-Z]/);
    expect(field.hint).toMatch(/^[A-Z].*[^.]$/);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test("asks about its own fact, and no other", () => {
    const facts = Object.fromEntries(Object.keys(fields).map((one) => [one, `the fact of ${one}`]));
    const asked: unknown[] = [];
    const answers = [true, false].map((answer) =>
      field.ask((fact) => {
        asked.push(fact);
        return answer;
      })(facts),
    );
    expect(asked).toEqual([facts[name], facts[name]]);
    expect(answers).toEqual([true, false]);
  });

  test("every operator that is not positive rests on one that is, and asks for the same value", () => {
    for (const [key, operator] of Object.entries(field.operators)) {
      expect(positiveOf(field.operators, key).polarity).toBe("positive");
      if (operator.polarity !== "positive")
        expect(valueTypeOf(field.operators, key)).toBe(valueTypeOf(field.operators, operator.of));
    }
  });
});

test("facets are not shared between fields, nor with that of everyone", () => {
  const facets = Object.values(fields).map(({ facet }) => facet);
  expect(new Set([...facets, EVERYONE_FACET]).size).toBe(facets.length + 1);
});

test("everyone is the organization's customers, and the organization is bound", () => {
  expect(toQuery(everyone(7))).toEqual({ text: "select id from customer where org_id = $1", values: [7] });
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "", "Tag"])("%j is no field", (name) => {
  expect(isFieldName(name)).toBe(false);
});

test("an operator that rests on none is a programmer's mistake", () => {
  expect(() => positiveOf({}, "is")).toThrow(TypeError);
});
