import {
  type AnyPredicate,
  describeFact,
  describePredicate,
  type Facts,
  type FieldName,
  type Group,
  isGroup,
  type Names,
} from "@segments/rules";
import type { EvaluateContext } from "./context.ts";
import { isDynamic, type Tests, testsFor } from "./evaluate.ts";

export interface ExplainOptions {
  readonly names?: Names;
  /** BCP 47, for dates; English by default. */
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
  /** What the predicate saw of it, in words: "Vietnam", "not set", "72 for Freight Desk", "last wrote 3 Mar 2026". */
  readonly seenText: string;
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
 * `explain(…).pass` is always `evaluate(…)`. Throws RuleError where the rule can't be evaluated.
 */
export function explain(
  rule: Group,
  facts: Facts,
  context: EvaluateContext,
  options: ExplainOptions = {},
): GroupExplanation {
  return new Explainer(facts, context, options, testsFor(rule, context)).group(rule, "");
}

class Explainer {
  readonly #facts: Facts;
  readonly #context: EvaluateContext;
  readonly #options: ExplainOptions & { readonly names: Names; readonly timeZone: string };
  readonly #tests: Tests;
  /** Each segment is explained once, however often it is referred to. */
  readonly #segments = new Map<number, SegmentExplanation>();

  constructor(facts: Facts, context: EvaluateContext, { names, locale }: ExplainOptions, tests: Tests) {
    this.#facts = facts;
    this.#context = context;
    this.#tests = tests;
    this.#options = {
      names: (source, value) =>
        names?.(source, value) ??
        (source === "segments" ? context.segments.get(Number(value))?.name : undefined),
      ...(locale !== undefined && { locale }),
      timeZone: context.timeZone,
    };
  }

  group({ combinator, not = false, rules }: Group, path: string): GroupExplanation {
    const members = rules.map((member, index) => {
      const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
      return isGroup(member) ? this.group(member, at) : this.#predicate(member, at);
    });
    const joined =
      combinator === "and" ? members.every(({ pass }) => pass) : members.some(({ pass }) => pass);
    return { type: "group", path, pass: joined !== not, combinator, not, members };
  }

  #predicate(predicate: AnyPredicate, path: string): PredicateExplanation {
    const { field } = predicate;
    const segments = field === "segment" ? this.#dynamicOnes(predicate.value as readonly number[]) : [];
    const passed = segments.filter(({ explanation }) => explanation.pass).map(({ id }) => id);
    const { segment } = this.#facts;
    const fact = field === "segment" ? { ...segment, now: [...segment.now, ...passed] } : this.#facts[field];
    return {
      type: "predicate",
      path,
      pass: this.#tests.predicate(predicate)(this.#facts),
      sentence: describePredicate(predicate, this.#options),
      field,
      seen: this.#facts[field],
      seenText: describeFact(predicate, fact, this.#options),
      ...(segments.length > 0 && { segments }),
    };
  }

  #dynamicOnes(ids: readonly number[]): SegmentExplanation[] {
    return [...new Set(ids)]
      .map((id) => this.#context.segments.get(id))
      .filter(isDynamic)
      .map(({ id, name, rule }) => {
        const known = this.#segments.get(id) ?? { id, name, explanation: this.group(rule, "") };
        this.#segments.set(id, known);
        return known;
      });
  }
}
