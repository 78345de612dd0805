import { fieldNames } from "../facts.ts";
import { type FieldName, fieldOf } from "../fields.ts";
import type { AnyOperator } from "../kinds/kind.ts";

/** Words that stand for something, in lower case. */
export interface Phrase<Meaning> {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

/** What each field is called, the longest first. */
export const fieldPhrases: readonly Phrase<FieldName>[] = longestFirst(
  fieldNames.flatMap((name) => [fieldOf(name).label, name].map((text) => phrase(text, name))),
);

const known = new Map<FieldName, readonly Phrase<string>[]>();

/** All that is understood as an operator of the field, the longest first. */
export function operatorPhrases(field: FieldName): readonly Phrase<string>[] {
  const phrases =
    known.get(field) ??
    longestFirst(
      Object.entries(fieldOf(field).operators).flatMap(([name, { label, wording }]) => {
        const { line } = wording ?? {};
        const own = [line?.words, line?.one, line?.relative, ...(line?.also ?? [])];
        return [...own, label, wording?.one, wording?.relative, name]
          .filter((text) => text !== undefined)
          .map((text) => phrase(text, name));
      }),
    );
  known.set(field, phrases);
  return phrases;
}

/** The words that are written for an operator, by the form of its value. */
export function wordsFor({ label, wording = {} }: AnyOperator, form: "one" | "relative" | undefined): string {
  const { line = {} } = wording;
  return (form && (line[form] ?? wording[form])) ?? line.words ?? label;
}

/** The operator that says the opposite. */
export function oppositeOf(field: FieldName, operator: string): string | undefined {
  return Object.entries(fieldOf(field).operators).find(
    ([, one]) => one.polarity === "negative" && one.of === operator,
  )?.[0];
}

function phrase<Meaning>(text: string, meaning: Meaning): Phrase<Meaning> {
  return { words: text.toLowerCase().split(" "), meaning };
}

function longestFirst<Meaning>(phrases: readonly Phrase<Meaning>[]): readonly Phrase<Meaning>[] {
  const distinct = new Map(phrases.map((one) => [one.words.join(" "), one]));
  return [...distinct.values()].sort((a, b) => b.words.length - a.words.length);
}
