import { decisive, explain, type GroupExplanation, nextChange } from "@segments/evaluator";
import { type Facts, type Group, type Reference, referencesOf } from "@segments/rules";
import type { Context } from "../context.ts";
import { loadFacts } from "../customers/customer-facts.ts";
import { asCrmError, notFound } from "../errors.ts";
import { namesFrom, optionNames } from "../options/option-names.ts";
import { readFilter } from "./check-rule.ts";
import { type Definitions, loadDefinitions } from "./definitions.ts";
import { checkedPlan } from "./prepare.ts";

export interface MembershipExplanation {
  readonly member: boolean;
  /** null for a static segment: somebody or something put its members there. */
  readonly explanation: GroupExplanation | null;
  /** The paths of the predicates each of which decides alone: were it otherwise, the customer would be out, or in. */
  readonly decisive: readonly string[];
  /** When time alone will change it, if nothing else happens; null where it never does. */
  readonly byTime: { readonly at: string; readonly member: boolean } | null;
}

/**
 * Why a customer is in a segment or not: every group and predicate of its rule, pass or fail, with the value seen. Throws
 * NOT_FOUND (segment or customer) and BROKEN.
 */
export async function explainMembership(
  context: Context,
  segmentId: number,
  customerId: number,
): Promise<MembershipExplanation> {
  const definitions = await loadDefinitions(context, [], [segmentId]);
  const definition = definitions.segments.get(segmentId);
  if (!definition) throw notFound("segment", segmentId);
  const facts = (await loadFacts(context, [customerId])).get(customerId);
  if (!facts) throw notFound("customer", customerId);
  if (definition.type === "static")
    return { member: facts.segment.now.includes(segmentId), explanation: null, decisive: [], byTime: null };
  try {
    return await explainFacts(context, definition.rule, definitions, facts);
  } catch (error) {
    throw asCrmError(error, "BROKEN", `The segment “${definition.name}” can’t be evaluated`);
  }
}

/**
 * The same of a rule that is not saved. Throws INVALID with what is wrong with the rule, and where, and NOT_FOUND (the
 * customer).
 */
export async function explainRule(
  context: Context,
  input: unknown,
  customerId: number,
): Promise<MembershipExplanation> {
  const rule = readFilter(input);
  const definitions = await loadDefinitions(context, [rule]);
  const facts = (await loadFacts(context, [customerId])).get(customerId);
  if (!facts) throw notFound("customer", customerId);
  try {
    return await explainFacts(context, rule, definitions, facts);
  } catch (error) {
    throw asCrmError(error, "INVALID", "The rule can’t be evaluated");
  }
}

/** Throws RuleError. */
async function explainFacts(
  context: Context,
  rule: Group,
  definitions: Definitions,
  facts: Facts,
): Promise<MembershipExplanation> {
  const named = [
    rule,
    ...[...definitions.segments.values()].flatMap((one) => (one.type === "dynamic" ? one.rule : [])),
  ];
  const names = namesFrom(await optionNames(context, [...named.flatMap(referencesOf), ...seen(facts)]));
  checkedPlan(context, rule, definitions);
  const { now, timeZone } = context;
  const moment = { now, timeZone, segments: definitions.segments };
  const explanation = explain(rule, facts, moment, { names });
  const change = nextChange(rule, facts, moment);
  return {
    member: explanation.pass,
    explanation,
    decisive: decisive(explanation).map(({ path }) => path),
    byTime: change ? { at: new Date(change.at).toISOString(), member: change.pass } : null,
  };
}

/** What the customer has that a rule may be compared with, to be named in the explanation. */
function seen({ tag, company, owner, segment }: Facts): Reference[] {
  const of = (source: Reference["source"], ids: readonly (number | null)[]): Reference[] =>
    ids.flatMap((id) => (id === null ? [] : { source, id }));
  return [
    ...of("tags", tag),
    ...of("companies", [company]),
    ...of("users", [owner]),
    ...of("segments", [...segment.now, ...segment.ever]),
  ];
}
