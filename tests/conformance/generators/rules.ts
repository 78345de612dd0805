import {
  type AnyPredicate,
  type Editor,
  type FieldName,
  fieldNames,
  fieldOf,
  type Group,
  type Predicate,
  positiveOf,
  type RuleDate,
  type SegmentDefinition,
} from "@segments/rules";
import fc from "fast-check";
import type { Calendar } from "./calendar.ts";
import { options } from "./options.ts";
import { scores } from "./scores.ts";
import { wantedTexts } from "./texts.ts";

interface Scope {
  readonly calendar: Calendar;
  /** The segments that the rule may refer to. */
  readonly segments: readonly number[];
  readonly fields?: readonly FieldName[];
  /** How deep groups are nested at most. */
  readonly depth?: number;
}

/** Any rule that there can be: every field and operator of the catalogue, nested and negated. */
export function rulesIn(scope: Scope): fc.Arbitrary<Group> {
  const combinator = fc.constantFrom("and" as const, "or" as const);
  const { group } = fc.letrec<{ member: Group | Predicate; group: Group }>((tie) => ({
    member: fc.oneof(
      { maxDepth: scope.depth ?? 3, withCrossShrink: true },
      { weight: 3, arbitrary: predicatesIn(scope) },
      { weight: 1, arbitrary: tie("group") },
    ),
    group: fc
      .record({
        combinator,
        not: fc.boolean(),
        rules: fc.array(tie("member"), { minLength: 1, maxLength: 4 }),
      })
      .map(({ not, ...rest }) => ({ ...rest, ...(not && { not }) })),
  }));
  return group;
}

/** The static segments of every world, and dynamic ones each of which may refer to all before it, so that diamonds form. */
export function segmentsIn(calendar: Calendar): fc.Arbitrary<SegmentDefinition[]> {
  const fixed = options.staticSegments.map(
    (id): SegmentDefinition => ({ id, name: `Static ${id}`, type: "static" }),
  );
  const rules = options.dynamicSegments.map((_, index) =>
    rulesIn({
      depth: 1,
      calendar,
      segments: [...options.staticSegments, ...options.dynamicSegments.slice(0, index)],
    }),
  );
  return fc.tuple(...rules).map((drawn) => [
    ...fixed,
    ...drawn.map((rule, index): SegmentDefinition => {
      const id = options.dynamicSegments[index] ?? 0;
      return { id, name: `Dynamic ${id}`, type: "dynamic", rule };
    }),
  ]);
}

function predicatesIn(scope: Scope): fc.Arbitrary<Predicate> {
  const { fields = fieldNames } = scope;
  return fc.oneof(
    ...fields.flatMap((field) =>
      Object.keys(fieldOf(field).operators).map((operator) => predicates(field, operator, scope)),
    ),
  );
}

function predicates(field: FieldName, operator: string, scope: Scope): fc.Arbitrary<Predicate> {
  const positive = positiveOf(fieldOf(field).operators, operator);
  const { editor, schema } = positive.value;
  const { segments } = scope;
  return values(editor, { ...scope, segments })
    .filter((value) => schema.safeParse(value).success)
    .map(
      (value) =>
        ({ field, operator, ...(value !== undefined && { value }) }) satisfies AnyPredicate as Predicate,
    );
}

function values(editor: Editor, { calendar, segments }: Scope): fc.Arbitrary<unknown> {
  switch (editor.type) {
    case "none":
      return fc.constant(undefined);
    case "options":
      return listsOf(editor.source === "segments" ? segments : options[editor.source]);
    case "date":
      return datesIn(calendar);
    case "dateRange":
      return fc.record({ from: datesIn(calendar), to: datesIn(calendar) });
    case "text":
      return wantedTexts;
    case "scoreThreshold":
      return fc.record({ product: products, score: scores });
    case "scoreRange":
      return fc.record({ product: products, from: scores, to: scores });
    case "scoreProduct":
      return fc.record({ product: products });
    case "channel":
      return fc.constantFrom("any", "email", "phone");
  }
}

const products = fc.constantFrom(...options.products);

/** Mostly a few, with repetition; now and then all, which is asked in another way. */
function listsOf(all: readonly (number | string)[]): fc.Arbitrary<readonly (number | string)[]> {
  const one = fc.constantFrom(...all);
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.shuffledSubarray([...all], { minLength: Math.max(1, all.length - 2) }) },
  );
}

function datesIn({ days }: Calendar): fc.Arbitrary<RuleDate> {
  const relative: readonly RuleDate[] = [
    ...[1, 2, 7, 14, 30].map((last) => ({ last, unit: "day" as const })),
    ...[1, 2].map((last) => ({ last, unit: "week" as const })),
    ...[1, 3].map((last) => ({ last, unit: "month" as const })),
  ];
  return fc.constantFrom<RuleDate>(...days.map((date) => ({ date })), ...relative);
}
