import {
  type AnyPredicate,
  describePredicate,
  type Facts,
  type FieldName,
  type Group,
  isGroup,
  type Names,
} from "@segments/rules";
import type { EvaluateContext } from "./context.ts";
import { predicateTest } from "./evaluate.ts";

export interface ExplainOptions {
  readonly names?: Names;
  /** BCP 47, for dates in sentences; English by default. */
  readonly locale?: string;
}

/** Why one predicate holds or not. */
export interface PredicateExplanation {
  readonly type: "predicate";
  /** `rules[1].rules[0]` */
  readonly path: string;
  readonly pass: boolean;
  readonly sentence: string;
  readonly field: FieldName;
  /** The customer's fact that was looked at, as in {@link Facts}. */
  readonly seen: unknown;
  /** For a reference to dynamic segments: why the customer is in each of them or not. */
  readonly segments?: readonly SegmentExplanation[];
}

export interface GroupExplanation {
  readonly type: "group";
  readonly path: string;
  readonly pass: boolean;
  readonly combinator: "and" | "or";
  readonly not: boolean;
  readonly members: readonly (GroupExplanation | PredicateExplanation)[];
}

export interface SegmentExplanation {
  readonly id: number;
  readonly name: string;
  readonly explanation: GroupExplanation;
}

/**
 * Why the rule holds for this customer or not: pass or fail of every group and predicate, with the value seen. Pure, and
 * `explain(…).pass` is always `evaluate(…)`.
 */
export function explain(
  rule: Group,
  facts: Facts,
  context: EvaluateContext,
  options: ExplainOptions = {},
): GroupExplanation {
  return explainGroup(rule, "", facts, context, options);
}

function explainGroup(
  group: Group,
  path: string,
  facts: Facts,
  context: EvaluateContext,
  options: ExplainOptions,
): GroupExplanation {
  const members = group.rules.map((member, index) => {
    const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
    return isGroup(member)
      ? explainGroup(member, at, facts, context, options)
      : explainPredicate(member, at, facts, context, options);
  });
  const joined =
    group.combinator === "and" ? members.every(({ pass }) => pass) : members.some(({ pass }) => pass);
  const not = group.not ?? false;
  return { type: "group", path, pass: joined !== not, combinator: group.combinator, not, members };
}

function explainPredicate(
  predicate: AnyPredicate,
  path: string,
  facts: Facts,
  context: EvaluateContext,
  options: ExplainOptions,
): PredicateExplanation {
  const pass = predicateTest(predicate, context)(facts);
  const segments = predicate.field === "segment" ? explainSegments(predicate, facts, context, options) : [];
  return {
    type: "predicate",
    path,
    pass,
    sentence: describePredicate(predicate, options),
    field: predicate.field,
    seen: facts[predicate.field],
    ...(segments.length > 0 && { segments }),
  };
}

function explainSegments(
  predicate: AnyPredicate,
  facts: Facts,
  context: EvaluateContext,
  options: ExplainOptions,
): SegmentExplanation[] {
  return (predicate.value as readonly number[]).flatMap((id) => {
    const definition = context.segments.get(id);
    if (definition?.type !== "dynamic") return [];
    return [
      { id, name: definition.name, explanation: explainGroup(definition.rule, "", facts, context, options) },
    ];
  });
}
