import {
  type AnyPositive,
  type AnyPredicate,
  type Combinator,
  compile,
  type Facts,
  type FieldName,
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

/** Another test for a positive predicate than that of the context's moment; undefined for that one. */
type Instead = (field: FieldName, operator: AnyPositive, value: unknown) => Test | undefined;

export class Tests {
  readonly #context: EvaluateContext;
  readonly #instead: Instead;
  readonly #known = new Map<number, Part>();

  constructor(context: EvaluateContext, instead: Instead = () => undefined) {
    this.#context = context;
    this.#instead = instead;
  }

  group(group: Group): Test {
    return whole(this.#group(group));
  }

  predicate(predicate: AnyPredicate): Test {
    return whole(this.#predicate(predicate));
  }

  #group({ combinator, not, rules }: Group): Part {
    const parts = rules.map((member) => (isGroup(member) ? this.#group(member) : this.#predicate(member)));
    const joined = join(combinator, parts);
    return not ? negated(joined) : joined;
  }

  #predicate(predicate: AnyPredicate): Part {
    const { operators } = fieldOf(predicate.field);
    const operator = operators[predicate.operator];
    if (!operator) throw new TypeError(`${predicate.field} has no operator ${predicate.operator}`);
    const positive = positiveOf(operators, predicate.operator);
    const ask = (value: unknown) => this.#positive(predicate, positive, value);
    switch (operator.polarity) {
      case "positive":
        return ask(predicate.value);
      case "negative":
        return negated(ask(predicate.value));
      case "every":
        return join("and", (positive.value.parts?.(predicate.value) ?? []).map(ask));
    }
  }

  #positive({ field }: AnyPredicate, operator: AnyPositive, value: unknown): Part {
    if (operator.dynamic) return this.#segments(field, operator, value as readonly number[]);
    return this.#asked(field, operator, value);
  }

  #asked(field: FieldName, operator: AnyPositive, value: unknown): Part {
    const test =
      this.#instead(field, operator, value) ??
      fieldOf(field).ask(operator.test(operator.value.resolve(value, this.#context)));
    return { test, wanted: true };
  }

  /** Static segments are facts, as is what is remembered of dynamic ones; these stand for their rule. */
  #segments(field: FieldName, operator: AnyPositive, ids: readonly number[]): Part {
    const definitions = ids.flatMap((id) => this.#context.segments.get(id) ?? []);
    const parts = definitions.filter(isDynamic).map((definition) => this.#inline(definition));
    const isKept = (one: SegmentDefinition) => operator.dynamic === "remembered" || !isDynamic(one);
    const kept = definitions.filter(isKept).map(({ id }) => id);
    if (kept.length > 0) parts.unshift(this.#asked(field, operator, kept));
    return join("or", parts);
  }

  #inline({ id, rule }: DynamicSegment): Part {
    const part = this.#known.get(id) ?? this.#group(rule);
    this.#known.set(id, part);
    return part;
  }
}

export type DynamicSegment = SegmentDefinition & { type: "dynamic" };

export function isDynamic(definition: SegmentDefinition | undefined): definition is DynamicSegment {
  return definition?.type === "dynamic";
}

/** Holds where the test answers what is wanted, so that NOT is no call of its own. */
interface Part {
  readonly test: Test;
  readonly wanted: boolean;
}

function negated({ test, wanted }: Part): Part {
  return { test, wanted: !wanted };
}

function whole({ test, wanted }: Part): Test {
  return wanted ? test : (facts) => !test(facts);
}

/** "Any of them" is said as "not none of them". */
function join(combinator: Combinator, parts: readonly Part[]): Part {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return combinator === "and"
    ? { test: all(parts), wanted: true }
    : { test: all(parts.map(negated)), wanted: false };
}

const YES: Part = { test: () => true, wanted: true };

// Unrolled: a loop over closures costs as much as the closures, and in places of their own they are called faster.
function all(parts: readonly Part[]): Test {
  const [first = YES, second = YES, third = YES, fourth = YES, fifth = YES] = parts;
  const { test: a, wanted: isA } = first;
  const { test: b, wanted: isB } = second;
  const { test: c, wanted: isC } = third;
  const { test: d, wanted: isD } = fourth;
  switch (parts.length) {
    case 0:
    case 1:
      return whole(first);
    case 2:
      return (facts) => a(facts) === isA && b(facts) === isB;
    case 3:
      return (facts) => a(facts) === isA && b(facts) === isB && c(facts) === isC;
    case 4:
      return (facts) => a(facts) === isA && b(facts) === isB && c(facts) === isC && d(facts) === isD;
  }
  const { test: e, wanted: isE } = parts.length === 5 ? fifth : { test: all(parts.slice(4)), wanted: true };
  return (facts) =>
    a(facts) === isA && b(facts) === isB && c(facts) === isC && d(facts) === isD && e(facts) === isE;
}
