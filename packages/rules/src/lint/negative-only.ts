import { fieldOf } from "../fields.ts";
import { type AnyPredicate, type Group, isGroup } from "../rule.ts";
import type { Hint } from "./hint.ts";

/** Nothing is asked for, only refused: who is new, or of whom nothing is known, is in. */
export function negativeOnly(rule: Group): Hint[] {
  if (asksFor(rule, false)) return [];
  const message =
    "The rule only says who is left out: everyone else is in, also customers of whom nothing is known. Add what they have in common.";
  return [{ code: "negativeOnly", path: "", message }];
}

function asksFor({ not = false, rules }: Group, negated: boolean): boolean {
  const turned = negated !== not;
  return rules.some((member) => (isGroup(member) ? asksFor(member, turned) : isAsking(member, turned)));
}

function isAsking({ field, operator }: AnyPredicate, negated: boolean): boolean {
  const { kind, operators } = fieldOf(field);
  // Being set, or not, is asked for either way; and so is a day that everybody has, before it or since.
  if (operator === "isSet" || operator === "isNotSet" || (kind === "date" && !operators.isSet)) return true;
  return (operators[operator]?.polarity === "negative") === negated;
}
