import { type AnyPredicate, type Group, isGroup, type Predicate } from "@segments/rules";
import type { RuleGroupType, RuleType } from "react-querybuilder";

/** The tree that the builder edits: react-querybuilder's own, whose predicates may still be incomplete. */
export type ViewGroup = RuleGroupType;
export type ViewPredicate = RuleType;

let last = 0;

/** An id for the view alone; never stored. */
export function newViewId(): string {
  last += 1;
  return `view-${last}`;
}

export function isViewGroup(node: ViewGroup | ViewPredicate): node is ViewGroup {
  return "rules" in node;
}

/** A stored rule as the builder edits it. {@link toRule} is its exact inverse. */
export function toView(group: Group): ViewGroup {
  return {
    id: newViewId(),
    combinator: group.combinator,
    ...(group.not && { not: true }),
    rules: group.rules.map((member) => (isGroup(member) ? toView(member) : predicateToView(member))),
  };
}

function predicateToView({ field, operator, value }: AnyPredicate | Predicate): ViewPredicate {
  return { id: newViewId(), field, operator, value };
}

/** Left out of the rule for the time being; known to the view alone. */
export function isOff(node: ViewGroup | ViewPredicate): boolean {
  return isViewGroup(node) ? node.rules.length > 0 && node.rules.every(isOff) : node.muted === true;
}

/** The predicates that are off, in reading order. */
export function offIn(view: ViewGroup): ViewPredicate[] {
  return view.rules.flatMap((member) => {
    if (isViewGroup(member)) return offIn(member);
    return isOff(member) ? [member] : [];
  });
}

/** What would be stored, without what is off; not yet known to be sound (see parseRule). */
export function toRule(view: ViewGroup): { version: 1 } & ReturnType<typeof toGroup> {
  return { version: 1, ...toGroup(view) };
}

interface LooseGroup {
  combinator: string;
  not?: true;
  rules: (LooseGroup | { field: string; operator: string; value?: unknown })[];
}

function toGroup({ combinator, not, rules }: ViewGroup): LooseGroup {
  return {
    combinator,
    ...(not && { not: true as const }),
    rules: rules
      .filter((member) => !isOff(member))
      .map((member) => (isViewGroup(member) ? toGroup(member) : toPredicate(member))),
  };
}

function toPredicate({ field, operator, value }: ViewPredicate) {
  return value === undefined ? { field, operator } : { field, operator, value: value as unknown };
}

/** A rule with nothing in it yet. */
export function emptyView(): ViewGroup {
  return { id: newViewId(), combinator: "and", rules: [] };
}
