import {
  fieldNames,
  fieldOf,
  type Group,
  isGroup,
  type NamedOption,
  namesIn,
  parseRule,
  parseRuleJson,
  parseRuleText,
  predicatesOf,
  printRule,
  printRuleJson,
  textNames,
  valueTypeOf,
} from "@segments/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarAt } from "./generators/calendar.ts";
import { options } from "./generators/options.ts";
import { rulesIn } from "./generators/rules.ts";
import { texts } from "./generators/texts.ts";

const CASES = Number(process.env.CONFORMANCE_CASES ?? 2_000);
const sources = ["tags", "companies", "users", "products", "segments"] as const;

/** Names of every kind: some of several things, some that differ in case alone, some that nothing has. */
const known: fc.Arbitrary<readonly NamedOption[]> = fc
  .tuple(
    ...sources.flatMap((source) =>
      options[source].map((value) =>
        fc
          .option(fc.oneof(texts, fc.constantFrom("Ann", "ann", "and", "12", "#3", "tag:4", " Ann ", "")), {
            freq: 5,
          })
          .map((label) => ({ source, value: Number(value), label })),
      ),
    ),
  )
  .map((all) => all.filter((one): one is NamedOption => one.label !== null));

const calendar = calendarAt(Date.UTC(2026, 2, 15), "Asia/Ho_Chi_Minh", "2024-02-29");
const rules = rulesIn({ calendar, segments: options.segments, depth: 4 });

test(
  `${CASES} rules come back from their line and from their JSON as they were`,
  () => {
    fc.assert(
      fc.property(rules, known, (drawn, named) => {
        const rule = { version: 1 as const, ...drawn };
        const names = textNames(named);
        const line = printRule(rule, names);
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
        const read = parseRuleText(line, names);
        expect(read, line).toMatchObject({ ok: true });
        expect(read.ok && read.rule, line).toEqual(rule);
        const json = printRuleJson(rule);
        const fromJson = parseRuleJson(json);
        // JSON knows no -0; what a rule is stored as has none either.
        expect(fromJson.ok && fromJson.rule).toEqual(JSON.parse(JSON.stringify(rule)));
        expect(fromJson.ok && printRule(fromJson.rule, names)).toBe(
          line.replaceAll(/(?<=[ ])-0(?= (and|for) )/g, "0"),
        );
        const asked = new Map(namesIn(line).map(({ source, name }) => [`${source}/${name}`, true]));
        for (const { source, value, label } of named) {
          if (mentions(rule, source, value) && names.idsOf(source, label).length === 1)
            expect(asked.has(`${source}/${label}`), line).toBe(true);
        }
      }),
      { numRuns: CASES },
    );
  },
  Math.max(120_000, 60 * CASES),
);

test("every place that a line names is inside of it, and holds what it says", () => {
  fc.assert(
    fc.property(rules, (drawn) => {
      const names = textNames([]);
      const line = printRule(drawn, names);
      const read = parseRuleText(line, names);
      if (!read.ok) throw new Error(line);
      for (const [path, { from, to }] of read.places) {
        expect(from, path).toBeGreaterThanOrEqual(0);
        expect(to, path).toBeGreaterThan(from);
        expect(to, path).toBeLessThanOrEqual(line.length);
      }
    }),
    { numRuns: 500 },
  );
});

const pieces = fc.constantFrom(
  ...'tag|has|any of|all of|none|is|not|no|and|or|(|)|,|"|“|”|\'|\\|\\u{|}|#1|tag:2|country|in|VN|vi|inbound|since|last|30|days|ago|2026-03-01|2026-13-99|fit score|>|>=|≥|between|for|"a"|name|contains|?|created|before|segment|ever in|never in|suppressed contact|on|any channel|𝕏|\u0000|\n|-1e999|🦊|{|}|[|]|:|rules|combinator|null'.split(
    "|",
  ),
);
const mutated = rules.chain((rule) => {
  const line = printRule(rule, textNames([]));
  return fc
    .tuple(fc.nat(line.length), fc.nat(20), pieces)
    .map(([at, length, piece]) => `${line.slice(0, at)}${piece}${line.slice(at + length)}`);
});
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(" ")),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
  mutated,
  fc.json(),
);

test(
  "whatever is written, it is read or told what is wrong with it and where",
  () => {
    const names = textNames([{ source: "tags", value: 1, label: "a" }]);
    fc.assert(
      fc.property(hostile, (text) => {
        for (const read of [parseRuleText(text, names), parseRuleJson(text)]) {
          if (read.ok) {
            expect(parseRule(read.rule).ok).toBe(true);
            continue;
          }
          expect(read.issues.length).toBeGreaterThan(0);
          for (const { at, message } of read.issues) {
            expect(message).toMatch(/[.!?]$/);
            expect(at.from).toBeGreaterThanOrEqual(0);
            expect(at.to).toBeGreaterThanOrEqual(at.from);
            expect(at.to).toBeLessThanOrEqual(Math.max(text.length + 1, 1));
          }
        }
      }),
      { numRuns: 2 * CASES },
    );
  },
  Math.max(120_000, 60 * CASES),
);

test("the rules that are drawn have every operator of every field", () => {
  const seen = new Set<string>();
  for (const rule of fc.sample(rules, 2000)) {
    for (const { predicate } of predicatesOf(rule)) seen.add(`${predicate.field} ${predicate.operator}`);
  }
  const all = fieldNames.flatMap((name) =>
    Object.keys(fieldOf(name).operators).map((one) => `${name} ${one}`),
  );
  expect([...seen].sort()).toEqual(all.sort());
});

function mentions(rule: Group, source: NamedOption["source"], id: number): boolean {
  return rule.rules.some((member) => {
    if (isGroup(member)) return mentions(member, source, id);
    const type = valueTypeOf(fieldOf(member.field).operators, member.operator);
    return (type.references?.(member.value) ?? []).some((one) => one.source === source && one.id === id);
  });
}
