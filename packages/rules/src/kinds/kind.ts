import type { Names } from "../names.ts";
import { type Sql, sql } from "../sql.ts";
import type { AnyValueType, ValueType } from "../values/value-type.ts";
import type { Bearing } from "./bearing.ts";

/** Words that read better than the operator's label. */
interface Wording {
  /** where the value is one option alone */
  readonly one?: string;
  /** where it is a relative date */
  readonly relative?: string;
  /** in sentences, instead of the field's and the operator's label side by side */
  readonly phrase?: string;
  /** in the one line that a rule can be written in, where that has words of its own */
  readonly line?: LineWording;
}

/** How a predicate is written in a line: field, words, value. What the sentences say is understood there as well. */
export interface LineWording {
  /** by default the operator's label */
  readonly words?: string;
  /** where the value is one option alone */
  readonly one?: string;
  /** where it is a relative date */
  readonly relative?: string;
  /** Written as the positive operator with "no" in front of the field: "no inbound since …". */
  readonly no?: true;
  /** Understood, never written. */
  readonly also?: readonly string[];
}

/**
 * An operator that states what it means, twice and side by side: `set`, the ids of the organization's customers for
 * which it holds, as SQL; `test`, whether it holds for one customer's fact, as JavaScript. Both are two-valued.
 */
export interface PositiveOperator<Value, Resolved, Fact> {
  readonly polarity: "positive";
  readonly label: string;
  readonly wording?: Wording;
  readonly value: ValueType<Value, Resolved>;
  /** A select of one column `id`. */
  readonly set: (org: number, value: Resolved) => Sql;
  /** The same as a condition on a row of `customer`, where that row alone tells. */
  readonly where?: (value: Resolved) => Sql;
  /** The same as a range of one column of `customer`, where it is one. */
  readonly range?: (value: Resolved) => ColumnRange;
  readonly test: (value: Resolved) => (fact: Fact) => boolean;
  /** The same turned round, where dates are asked for: the moments at which `test` says yes about a fact. */
  readonly during?: (value: Value, timeZone: string) => (fact: Fact) => Period;
  /** Finer facets than the field's own, where the data allows. */
  readonly facets?: (value: Resolved) => readonly string[];
  /** What a dynamic segment among the values means: its rule, or its rule and what is remembered of it besides. */
  readonly dynamic?: "inline" | "remembered";
}

/** From one instant on and before another (milliseconds); Infinity for no end, -Infinity for no beginning. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** The rows whose column is from one instant on, and before another (milliseconds; Infinity for no end). */
export interface ColumnRange {
  /** Of `customer`, never null; -infinity stands for never. */
  readonly column: Sql;
  readonly from: number;
  readonly to: number;
}

/** The exact complement of a positive operator within the organization's customers. */
export interface NegativeOperator<Of extends string> {
  readonly polarity: "negative";
  readonly label: string;
  readonly wording?: Wording;
  readonly of: Of;
}

/** Holds when a positive list operator holds for each value by itself. */
export interface EveryOperator<Of extends string> {
  readonly polarity: "every";
  readonly label: string;
  readonly wording?: Wording;
  readonly of: Of;
}

// biome-ignore lint/suspicious/noExplicitAny: the catalogue holds operators of every kind; each keeps its own types
export type AnyPositive = PositiveOperator<any, any, any>;
export type AnyOperator = AnyPositive | NegativeOperator<string> | EveryOperator<string>;
export type Operators = Readonly<Record<string, AnyOperator>>;

/** How a fact is put into words, and which predicate looks at it. */
export interface View {
  readonly names: Names;
  /** BCP 47 */
  readonly locale: string;
  /** the organization's IANA time zone */
  readonly timeZone: string;
  /** The positive operator that looks, and its value. */
  readonly operator: string;
  readonly value: unknown;
}

/** How a field's fact is read for a row `c` of `customer`: a scalar SQL expression, and its result made a fact. */
export interface FactSource<Fact> {
  readonly select: Sql;
  /** The same, leaving out what is remembered of segments other than these: all that rules ask for which name no others. */
  readonly selectPast?: (segmentIds: readonly number[]) => Sql;
  readonly read: (raw: unknown) => Fact;
  /** What a predicate sees of it: "Vietnam", "not set", "72 for Freight Desk". */
  readonly describe: (fact: Fact, view: View) => string;
}

export type KindName = "choice" | "set" | "date" | "score" | "reference" | "text" | "flag";

/** All facts of a customer, by field. Not `Facts`, which is derived from the catalogue. */
// biome-ignore lint/suspicious/noExplicitAny: as above
type FactsByField = Readonly<Record<string, any>>;

/**
 * Makes a test of the field's fact one of all facts: `(test) => (facts) => test(facts.country)`. Each entry of the
 * catalogue writes down its own, since engines make a read fast where it always reads the same.
 */
export type Ask<Fact> = (test: (fact: Fact) => boolean) => (facts: FactsByField) => boolean;

/** One entry of the catalogue. */
export interface Field<Fact, Ops extends Operators> {
  readonly kind: KindName;
  readonly label: string;
  /** One line for the field picker. */
  readonly hint: string;
  /** What a write to this field's data touches; operators may name finer ones below it, such as `tag:7`. */
  readonly facet: string;
  readonly ask: Ask<Fact>;
  readonly operators: Ops;
  readonly bearing: Bearing;
  readonly fact: FactSource<Fact>;
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyField = Field<any, Operators>;

/** What a catalogue entry says about itself, whatever its kind. */
export interface Entry<Fact> {
  readonly label: string;
  readonly hint: string;
  readonly facet: string;
  readonly ask: Ask<Fact>;
}

export function positive<Value, Resolved, Fact>(
  operator: Omit<PositiveOperator<Value, Resolved, Fact>, "polarity">,
): PositiveOperator<Value, Resolved, Fact> {
  return { polarity: "positive", ...operator };
}

/** The range as a condition on a row of `customer`. */
export function withinRange({ column, from, to }: ColumnRange): Sql {
  const start = sql`${column} >= ${instantText(from)}::timestamptz`;
  return to === Number.POSITIVE_INFINITY
    ? start
    : sql`${start} and ${column} < ${instantText(to)}::timestamptz`;
}

/** For a timestamptz. As text: a Date would be written in the zone of this process. */
export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A positive operator that asks for a range of a column of instants. */
export function positiveOfRange<Value, Resolved, Fact>(
  operator: Omit<PositiveOperator<Value, Resolved, Fact>, "polarity" | "set" | "where" | "range"> & {
    readonly range: (value: Resolved) => ColumnRange;
  },
): PositiveOperator<Value, Resolved, Fact> {
  const where = (value: Resolved) => withinRange(operator.range(value));
  return { ...positiveOfRow({ ...operator, where }), range: operator.range };
}

/** A positive operator about which the customer's own row tells: `where` is all of its SQL. */
export function positiveOfRow<Value, Resolved, Fact>(
  operator: Omit<PositiveOperator<Value, Resolved, Fact>, "polarity" | "set" | "where"> & {
    readonly where: (value: Resolved) => Sql;
  },
): PositiveOperator<Value, Resolved, Fact> {
  const { where } = operator;
  const set = (org: number, value: Resolved) =>
    sql`select id from customer where org_id = ${org} and ${where(value)}`;
  return positive({ ...operator, set });
}

export function negative<const Of extends string>(
  of: Of,
  label: string,
  wording?: Wording,
): NegativeOperator<Of> {
  return { polarity: "negative", of, label, ...(wording && { wording }) };
}

export function every<const Of extends string>(of: Of, label: string, wording?: Wording): EveryOperator<Of> {
  return { polarity: "every", of, label, ...(wording && { wording }) };
}

/** The positive operator that a name stands for: itself, or the one it complements or repeats. */
export function positiveOf(operators: Operators, name: string): AnyPositive {
  const operator = operators[name];
  if (operator?.polarity === "positive") return operator;
  const of = operator && operators[operator.of];
  if (of?.polarity !== "positive") throw new TypeError(`the operator ${name} rests on no positive one`);
  return of;
}

export function valueTypeOf(operators: Operators, name: string): AnyValueType {
  return positiveOf(operators, name).value;
}
