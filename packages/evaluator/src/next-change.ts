import { compile, type Facts, type Group, nextDay } from "@segments/rules";
import type { EvaluateContext } from "./context.ts";
import { evaluator, type Test } from "./evaluate.ts";

/** A moment (milliseconds) at which the answer for a customer becomes another, and what it is from then on. */
export interface NextChange {
  readonly at: number;
  readonly pass: boolean;
}

/**
 * When time alone will change the answer for this customer, if nothing else happens: at the first of the coming `days`
 * local midnights of the context's time zone from which on the rule answers otherwise than now. Undefined where none does:
 * answers change with time at midnights only (`compile(rule, context).validUntil`), and in rules with relative dates only.
 * Pure. Throws RuleError as `evaluate` does.
 *
 * To ask one rule about many customers, make the function once with {@link nextChanges}.
 */
export function nextChange(
  rule: Group,
  facts: Facts,
  context: EvaluateContext,
  days: number,
): NextChange | undefined {
  return nextChanges(rule, context, days)(facts);
}

/** {@link nextChange} as a function of the facts; the rule is compiled once for each midnight that is looked at. */
export function nextChanges(
  rule: Group,
  context: EvaluateContext,
  days: number,
): (facts: Facts) => NextChange | undefined {
  if (compile(rule, context).validUntil === Number.POSITIVE_INFINITY) return () => undefined;
  const now = evaluator(rule, context);
  const midnights: { readonly at: number; readonly test: Test }[] = [];
  function midnight(index: number) {
    for (let last = midnights.at(-1)?.at ?? context.now; midnights.length <= index; ) {
      last = nextDay(last, context.timeZone);
      midnights.push({ at: last, test: evaluator(rule, { ...context, now: last }) });
    }
    return midnights[index] as (typeof midnights)[number];
  }
  return (facts) => {
    const before = now(facts);
    for (let index = 0; index < days; index++) {
      const { at, test } = midnight(index);
      if (test(facts) !== before) return { at, pass: !before };
    }
    return undefined;
  };
}
