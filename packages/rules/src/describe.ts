import { fieldOf } from "./fields.ts";
import { valueTypeOf } from "./kinds/kind.ts";
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
  const operator = operators[predicate.operator];
  if (!operator) throw new TypeError(`${predicate.field} has no operator ${predicate.operator}`);
  const { text, form } = valueTypeOf(operators, predicate.operator).describe(predicate.value, names, locale);
  const verb = (form && operator.wording?.[form]) ?? operator.label;
  return [label.charAt(0).toLowerCase() + label.slice(1), verb, text].filter((word) => word !== "").join(" ");
}

function describeGroup(group: Group, options: DescribeOptions, isRoot: boolean): string {
  const members = group.rules.map((member) =>
    isGroup(member) ? describeGroup(member, options, false) : describePredicate(member, options),
  );
  const text = members.join(`, ${group.combinator} `);
  if (group.not) return `not (${text})`;
  return isRoot || members.length === 1 ? text : `(${text})`;
}
