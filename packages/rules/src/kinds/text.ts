import { fold } from "../fold.ts";
import { type Sql, sql } from "../sql.ts";
import { noValue, textValue } from "../values/plain.ts";
import { type Asked, never } from "./bearing.ts";
import { type Entry, negative, positive } from "./kind.ts";

/** The texts as the customer has them; an operator holds when it holds for one of them. */
type Fact = readonly string[];

interface TextField extends Entry<Fact> {
  /** A select, open at its end for `and …`, of the ids whose folded text is the column `folded`. */
  readonly from: (org: number) => Sql;
  readonly folded: Sql;
  readonly fact: { readonly select: Sql };
}

/** Text that every customer has. */
export function text({ from, folded, fact, ...entry }: TextField) {
  return {
    ...entry,
    kind: "text" as const,
    operators: comparisons(from, folded),
    bearing: { implies, excludes: (a: Asked, b: Asked) => excludes(a, b) || excludes(b, a) },
    fact: factOf(fact.select),
  };
}

/** Text that a customer may have once, several times or not at all. */
export function optionalText({ from, folded, fact, ...entry }: TextField) {
  return {
    ...entry,
    kind: "text" as const,
    operators: {
      ...comparisons(from, folded),
      isSet: positive({
        label: "is set",
        value: noValue,
        set: (org) => from(org),
        test: () => (fact: Fact) => fact.length > 0,
      }),
      isNotSet: negative("isSet", "is not set"),
    },
    // One text may be the one, and another the other.
    bearing: { implies, excludes: never },
    fact: factOf(fact.select),
  };
}

function factOf(select: Sql) {
  return {
    select,
    read: (raw: unknown) => raw as Fact,
    describe: (fact: Fact) => (fact.length === 0 ? "not set" : fact.join(", ")),
  };
}

// Characters are literal in both engines: strpos and starts_with know no wildcards.
function comparisons(from: TextField["from"], folded: Sql) {
  return {
    contains: positive({
      label: "contains",
      value: textValue,
      set: (org, wanted: string) => sql`${from(org)} and strpos(${folded}, ${wanted}) > 0`,
      test: (wanted: string) => (fact: Fact) => fact.some((text) => fold(text).includes(wanted)),
    }),
    doesNotContain: negative("contains", "does not contain"),
    is: positive({
      label: "is",
      value: textValue,
      set: (org, wanted: string) => sql`${from(org)} and ${folded} = ${wanted}`,
      test: (wanted: string) => (fact: Fact) => fact.some((text) => fold(text) === wanted),
    }),
    isNot: negative("is", "is not"),
    startsWith: positive({
      label: "starts with",
      value: textValue,
      set: (org, wanted: string) => sql`${from(org)} and starts_with(${folded}, ${wanted})`,
      test: (wanted: string) => (fact: Fact) => fact.some((text) => fold(text).startsWith(wanted)),
    }),
  };
}

function implies(a: Asked, b: Asked): boolean {
  const [text, wanted]: [string, string] = [a.value, b.value];
  if (b.operator === "contains") return text.includes(wanted);
  if (b.operator === "startsWith") return a.operator !== "contains" && text.startsWith(wanted);
  return a.operator === b.operator && text === wanted;
}

function excludes(a: Asked, b: Asked): boolean {
  const [text, wanted]: [string, string] = [a.value, b.value];
  if (a.operator === "is") {
    if (b.operator === "is") return text !== wanted;
    return b.operator === "contains" ? !text.includes(wanted) : !text.startsWith(wanted);
  }
  if (a.operator !== "startsWith" || b.operator !== "startsWith") return false;
  return !text.startsWith(wanted) && !wanted.startsWith(text);
}
