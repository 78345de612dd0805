import { fieldOf } from "./fields.ts";
import { type AnyOperator, valueTypeOf } from "./kinds/kind.ts";
import type { Names } from "./names.ts";
import { type AnyPredicate, type Group, isGroup, type Predicate } from "./rule.ts";

export interface DescribeOptions {
  /** Names of tags, companies, …; ids and codes stand where it knows none. */
  readonly names?: Names;
  /** BCP 47, for dates; English by default. */
  readonly locale?: string;
}

/** A rule as one sentence: "Tag contains hot-lead, and country is Vietnam". */
export function describe(rule: Group, options: DescribeOptions = {}): string {
  const text = describeGroup(rule, options, true);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One predicate in words: "tag contains none of cold, lost". */
export function describePredicate(
  predicate: AnyPredicate | Predicate,
  { names = () => undefined, locale = "en" }: DescribeOptions = {},
): string {
  const { label, operators } = fieldOf(predicate.field);
  const { wording, label: verb } = operatorOf(predicate);
  const { text, form } = valueTypeOf(operators, predicate.operator).describe(predicate.value, names, locale);
  const field = label.charAt(0).toLowerCase() + label.slice(1);
  const start = wording?.phrase ?? `${field} ${(form && wording?.[form]) ?? verb}`;
  return text === "" ? start : `${start} ${text}`;
}

/** What a predicate sees of a customer, in words: "Vietnam", "not set", "72 for Freight Desk". */
export function describeFact(
  predicate: AnyPredicate | Predicate,
  fact: unknown,
  { names = () => undefined, locale = "en", timeZone }: DescribeOptions & { readonly timeZone: string },
): string {
  const operator = operatorOf(predicate);
  const positive = operator.polarity === "positive" ? predicate.operator : operator.of;
  const view = { names, locale, timeZone, operator: positive, value: predicate.value };
  return fieldOf(predicate.field).fact.describe(fact, view);
}

function operatorOf({ field, operator }: AnyPredicate | Predicate): AnyOperator {
  const found = fieldOf(field).operators[operator];
  if (!found) throw new TypeError(`${field} has no operator ${operator}`);
  return found;
}

function describeGroup(group: Group, options: DescribeOptions, isRoot: boolean): string {
  const members = group.rules.map((member) =>
    isGroup(member) ? describeGroup(member, options, false) : describePredicate(member, options),
  );
  const text = members.join(`, ${group.combinator} `);
  if (group.not) return `not (${text})`;
  return isRoot || members.length === 1 ? text : `(${text})`;
}
