import { parseRuleOrThrow, type Rule } from "@segments/rules";
import type { Context } from "../context.ts";
import { asCrmError } from "../errors.ts";
import { loadDefinitions } from "./definitions.ts";
import { checkedPlan } from "./prepare.ts";

interface Named {
  readonly id: number;
  readonly name: string;
}

/**
 * Reads a rule that is to be saved, as the rule of `segment` where that exists already. Throws INVALID where it is no
 * rule, names what is not there, or leads back to the segment itself. What it finds holds until the transaction ends only
 * under the lock `references`.
 */
export async function checkRule(context: Context, input: unknown, segment?: Named): Promise<Rule> {
  try {
    const rule = parseRuleOrThrow(input);
    const definitions = await loadDefinitions(context, [rule], segment ? [segment.id] : []);
    const segments = new Map(definitions.segments);
    if (segment) segments.set(segment.id, { id: segment.id, name: segment.name, type: "dynamic", rule });
    checkedPlan(context, rule, { ...definitions, segments });
    return rule;
  } catch (error) {
    throw asCrmError(error, "INVALID", "This rule can’t be saved");
  }
}

/** Reads a rule of unknown origin. Throws INVALID with everything that is wrong with it. */
export function readFilter(input: unknown): Rule {
  try {
    return parseRuleOrThrow(input);
  } catch (error) {
    throw asCrmError(error, "INVALID", "This rule can’t be evaluated");
  }
}
