import { describe, describePredicate, type Names, type ParsedRule, parseRule } from "@segments/rules";
import { fieldChoices } from "./catalogue.ts";
import { isOff, isViewGroup, toRule, type ViewGroup, type ViewPredicate } from "./view-rule.ts";

/** A node in words, for ghosts and announcements; an incomplete predicate goes by its field. */
export function wordsOf(node: ViewGroup | ViewPredicate, names: Names): string {
  const words = wordsWhetherOff(node, names);
  return !isViewGroup(node) && isOff(node) ? `off: ${words}` : words;
}

/** The same without saying that it is off. */
export function wordsWhetherOff(node: ViewGroup | ViewPredicate, names: Names): string {
  const whole = isViewGroup(node) ? node : { combinator: "and", rules: [{ ...node, muted: false }] };
  const parsed: ParsedRule = parseRule(toRule(whole));
  if (parsed.ok) {
    const [only] = parsed.rule.rules;
    const text =
      !isViewGroup(node) && only && !("rules" in only)
        ? describePredicate(only, { names })
        : describe(parsed.rule, { names });
    return cut(text);
  }
  if (isViewGroup(node)) return `group of ${node.rules.length}`;
  return fieldChoices.find(({ name }) => name === node.field)?.label ?? "predicate";
}

function cut(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
