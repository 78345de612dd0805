import {
  type AnyPositive,
  type AnyPredicate,
  compile,
  type Facts,
  fieldOf,
  type Group,
  isGroup,
  positiveOf,
  type SegmentDefinition,
} from "@segments/rules";
import type { EvaluateContext } from "./context.ts";

export type Test = (facts: Facts) => boolean;

/**
 * Does the rule hold for this customer? Exactly the answer that the database gives for the same facts at the same
 * moment. Pure. Throws RuleError where the rule can't be evaluated (an unknown segment, a cycle), as `compile` does.
 *
 * To ask one rule about many customers, make the test once with {@link evaluator}.
 */
export function evaluate(rule: Group, facts: Facts, context: EvaluateContext): boolean {
  return evaluator(rule, context)(facts);
}

/**
 * The rule as a function of the facts, for the moment of the context. It may be kept until the next local midnight
 * where the rule has relative dates (`compile(rule, context).validUntil` says when), else for good.
 */
export function evaluator(rule: Group, context: EvaluateContext): Test {
  return testsFor(rule, context).group(rule);
}

/** Makes the tests of a rule's parts. What the compiler refuses is refused here, with the same issues. */
export function testsFor(rule: Group, context: EvaluateContext): Tests {
  compile(rule, context);
  return new Tests(context);
}

export class Tests {
  readonly #context: EvaluateContext;
  readonly #known = new Map<number, Test>();

  constructor(context: EvaluateContext) {
    this.#context = context;
  }

  group({ combinator, not, rules }: Group): Test {
    const tests = rules.map((member) => (isGroup(member) ? this.group(member) : this.predicate(member)));
    const joined = combinator === "and" ? all(tests) : any(tests);
    return not ? negate(joined) : joined;
  }

  predicate(predicate: AnyPredicate): Test {
    const { operators } = fieldOf(predicate.field);
    const operator = operators[predicate.operator];
    if (!operator) throw new TypeError(`${predicate.field} has no operator ${predicate.operator}`);
    const positive = positiveOf(operators, predicate.operator);
    const ask = (value: unknown) => this.#positive(predicate, positive, value);
    switch (operator.polarity) {
      case "positive":
        return ask(predicate.value);
      case "negative":
        return negate(ask(predicate.value));
      case "every":
        return all((positive.value.parts?.(predicate.value) ?? []).map(ask));
    }
  }

  #positive({ field }: AnyPredicate, operator: AnyPositive, value: unknown): Test {
    if (operator.dynamic === "inline") return this.#segments(operator, value as readonly number[]);
    const test = operator.test(operator.value.resolve(value, this.#context));
    return (facts) => test(facts[field]);
  }

  /** Static segments are facts; a dynamic one stands for its rule. */
  #segments(operator: AnyPositive, ids: readonly number[]): Test {
    const definitions = ids.flatMap((id) => this.#context.segments.get(id) ?? []);
    const tests = definitions.filter(isDynamic).map((definition) => this.#inline(definition));
    const staticIds = definitions.filter(({ type }) => type === "static").map(({ id }) => id);
    if (staticIds.length > 0) {
      const test = operator.test(operator.value.resolve(staticIds, this.#context));
      tests.unshift((facts) => test(facts.segment));
    }
    return any(tests);
  }

  #inline({ id, rule }: DynamicSegment): Test {
    const test = this.#known.get(id) ?? this.group(rule);
    this.#known.set(id, test);
    return test;
  }
}

export type DynamicSegment = SegmentDefinition & { type: "dynamic" };

export function isDynamic(definition: SegmentDefinition | undefined): definition is DynamicSegment {
  return definition?.type === "dynamic";
}

function negate(test: Test): Test {
  return (facts) => !test(facts);
}

// Short groups are unrolled: a loop over two closures costs as much as the closures.
function all(tests: readonly Test[]): Test {
  const [a, b, c] = tests;
  if (a && tests.length === 1) return a;
  if (a && b && tests.length === 2) return (facts) => a(facts) && b(facts);
  if (a && b && c && tests.length === 3) return (facts) => a(facts) && b(facts) && c(facts);
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false;
    return true;
  };
}

function any(tests: readonly Test[]): Test {
  const [a, b, c] = tests;
  if (a && tests.length === 1) return a;
  if (a && b && tests.length === 2) return (facts) => a(facts) || b(facts);
  if (a && b && c && tests.length === 3) return (facts) => a(facts) || b(facts) || c(facts);
  return (facts) => {
    for (const test of tests) if (test(facts)) return true;
    return false;
  };
}
