import { compile, type Facts, type Group, type Period } from "@segments/rules";
import type { EvaluateContext } from "./context.ts";
import { type Test, Tests } from "./evaluate.ts";

/** A moment (milliseconds) at which the answer for a customer becomes another, and what it is from then on. */
export interface NextChange {
  readonly at: number;
  readonly pass: boolean;
}

/**
 * When time alone will change the answer for this customer, if nothing else happens: the first local midnight of the
 * context's time zone from which on the rule answers otherwise than now, however far ahead. Undefined where none does: only
 * rules with relative dates, or that refer to such, have one. Pure. Throws RuleError as `evaluate` does.
 *
 * To ask one rule about many customers, make the function once with {@link nextChanges}.
 */
export function nextChange(rule: Group, facts: Facts, context: EvaluateContext): NextChange | undefined {
  return nextChanges(rule, context)(facts);
}

/** {@link nextChange} as a function of the facts. */
export function nextChanges(rule: Group, context: EvaluateContext): (facts: Facts) => NextChange | undefined {
  if (compile(rule, context).validUntil === Number.POSITIVE_INFINITY) return () => undefined;
  const { test, periodsOf } = throughTime(rule, context);
  return (facts) => {
    const before = test(facts, context.now);
    // Between two ends of the periods in which its predicates hold, a rule answers the same.
    const ends = periodsOf(facts).flatMap(({ from, until }) => [from, until]);
    const turns = [...new Set(ends)].filter((end) => end > context.now && Number.isFinite(end));
    const at = turns.sort((a, b) => a - b).find((turn) => test(facts, turn) !== before);
    return at === undefined ? undefined : { at, pass: !before };
  };
}

/** The rule's answer at any moment, and when those of its predicates hold for a customer that ask for dates. */
function throughTime(rule: Group, context: EvaluateContext) {
  let moment = context.now;
  const periods: ((facts: Facts) => Period)[] = [];
  const tests = new Tests(context, (field, operator, value): Test | undefined => {
    if (!operator.during) return undefined;
    const during = operator.during(value, context.timeZone);
    const periodOf = ofTheSame((facts) => during(facts[field]));
    periods.push(periodOf);
    return (facts) => {
      const { from, until } = periodOf(facts);
      return from <= moment && moment < until;
    };
  });
  const group = tests.group(rule);
  return {
    test(facts: Facts, at: number): boolean {
      moment = at;
      return group(facts);
    },
    periodsOf: (facts: Facts) => periods.map((periodOf) => periodOf(facts)),
  };
}

/** Remembers what it last came to: a customer is asked about at several moments, one after the other. */
function ofTheSame<Result>(ask: (facts: Facts) => Result): (facts: Facts) => Result {
  let last: { readonly facts: Facts; readonly result: Result } | undefined;
  return (facts) => {
    if (last?.facts !== facts) last = { facts, result: ask(facts) };
    return last.result;
  };
}
