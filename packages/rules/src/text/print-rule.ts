import { fieldOf } from "../fields.ts";
import { valueTypeOf } from "../kinds/kind.ts";
import { type AnyPredicate, type Group, isGroup, type Predicate } from "../rule.ts";
import { wordsFor } from "./phrases.ts";
import { printValue } from "./print-value.ts";
import type { TextNames } from "./text-names.ts";

/**
 * A rule on one line: `tag has "hot-lead" and country in (VN, TH) and no inbound in last 30 days`. Reading it with the same
 * names gives the same rule again (parseRuleText). What is incomplete is written as far as it goes.
 */
export function printRule(rule: Group, names: TextNames): string {
  const { combinator, not = false, rules } = rule;
  const [only] = rules;
  const alone = rules.length === 1 && only;
  // A single group that stands by itself would be read as the rule.
  const bare = !not && !(alone && (combinator === "or" || isGroup(only)));
  return bare ? joined(rule, names) : printGroup(rule, names);
}

/** A group in its parentheses. That one of one member is an "or" can't be seen and is said. */
function printGroup(group: Group, names: TextNames): string {
  const kind = group.rules.length < 2 && group.combinator === "or" ? "any of " : "";
  return `${group.not ? "not " : ""}${kind}(${joined(group, names)})`;
}

function joined({ combinator, rules }: Group, names: TextNames): string {
  return rules
    .map((member) => (isGroup(member) ? printGroup(member, names) : printPredicate(member, names)))
    .join(` ${combinator} `);
}

/** One predicate as it stands in the line: `tag has "hot-lead"`. */
export function printPredicate(
  { field, operator, value }: AnyPredicate | Predicate,
  names: TextNames,
): string {
  const { label, operators } = fieldOf(field);
  const found = operators[operator];
  if (!found) throw new TypeError(`${field} has no operator ${operator}`);
  const type = valueTypeOf(operators, operator);
  const parsed = type.schema.safeParse(value);
  const form = parsed.success ? type.describe(parsed.data, () => undefined, "en").form : undefined;
  const isNo = found.polarity === "negative" && found.wording?.line?.no === true;
  const said = isNo ? operators[found.of] : found;
  const words = [isNo && "no", label.toLowerCase(), wordsFor(said ?? found, form)];
  return [...words, printValue(type, value, names)].filter(Boolean).join(" ");
}
