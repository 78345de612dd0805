import { type AnyOperator, type AnyPositive, type FieldName, fieldOf, type Sql } from "@segments/rules";
import { replaceFunction } from "./switchboard.ts";

/** One small mistake, of the kind that a tired hand makes. */
export interface Mutant {
  readonly name: string;
  /** The fields whose rules are to find it. */
  readonly fields: readonly FieldName[];
  /** Makes the mistake, and returns what puts it right again. */
  readonly make: () => () => void;
}

/** A mistake in the SQL of a positive operator. `⟦n⟧` stands for its n-th bound value. */
export function inSet(field: FieldName, operator: string, from: string | RegExp, to: string): Mutant {
  return {
    name: `${field} ${operator}: ${from} becomes ${JSON.stringify(to)} in SQL`,
    fields: [field],
    make() {
      const { set } = positive(field, operator);
      return assign(positive(field, operator), "set", (org: number, value: unknown) =>
        rewrite(set(org, value), from, to),
      );
    },
  };
}

/** A mistake in the JavaScript test of a positive operator. */
export function inTest(field: FieldName, operator: string, what: string, test: AnyPositive["test"]): Mutant {
  return {
    name: `${field} ${operator}: ${what} in JavaScript`,
    fields: [field],
    make: () => assign(positive(field, operator), "test", test),
  };
}

/** A mistake in an operator of the catalogue itself, which both engines follow. */
export function inOperator(
  field: FieldName,
  operator: string,
  what: string,
  change: Partial<AnyOperator>,
): Mutant {
  return {
    name: `${field} ${operator}: ${what}`,
    fields: [field],
    make() {
      const operators = fieldOf(field).operators as Record<string, AnyOperator>;
      return assign(operators, operator, { ...operators[operator], ...change } as AnyOperator);
    },
  };
}

/** A mistake in the SQL that reads a field's fact. */
export function inFact(field: FieldName, from: string | RegExp, to: string): Mutant {
  return {
    name: `${field}: ${from} becomes ${JSON.stringify(to)} in reading facts`,
    fields: [field],
    make() {
      const { fact } = fieldOf(field);
      return assign(fact as { select: Sql }, "select", rewrite(fact.select, from, to));
    },
  };
}

/** A mistake in a function that many share; see switchboard.ts. */
export function inFunction<Args extends readonly unknown[], Result>(
  name: string,
  what: string,
  fields: readonly FieldName[],
  mistake: (original: (...args: Args) => Result) => (...args: Args) => Result,
): Mutant {
  return { name: `${name}: ${what}`, fields, make: () => replaceFunction(name, mistake as never) };
}

function positive(
  field: FieldName,
  operator: string,
): { -readonly [K in keyof AnyPositive]: AnyPositive[K] } {
  const found = fieldOf(field).operators[operator];
  if (found?.polarity !== "positive") throw new TypeError(`${field} ${operator} is not positive`);
  return found;
}

function assign<Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  value: Target[Key],
) {
  const before = target[key];
  target[key] = value;
  return () => {
    target[key] = before;
  };
}

function rewrite({ strings, values }: Sql, from: string | RegExp, to: string): Sql {
  const text = strings.reduce((all, one, index) => `${all}⟦${index - 1}⟧${one}`);
  const changed = text.replace(from, to);
  if (changed === text) throw new TypeError(`${from} is not in ${text}`);
  const [first = "", ...parts] = changed.split("⟦");
  const pieces = parts.map((part) => part.split("⟧") as [string, string]);
  return {
    strings: [first, ...pieces.map(([, after]) => after)],
    values: pieces.map(([index]) => values[Number(index)]),
  };
}
