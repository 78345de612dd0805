import { explain, type GroupExplanation } from "@segments/evaluator";
import { type Facts, type Group, type Reference, referencesOf } from "@segments/rules";
import type { Context } from "../context.ts";
import { loadFacts } from "../customers/customer-facts.ts";
import { asCrmError, notFound } from "../errors.ts";
import { namesFrom, optionNames } from "../options/option-names.ts";
import { type Definitions, loadDefinitions } from "./definitions.ts";
import { checkedPlan } from "./prepare.ts";

export interface MembershipExplanation {
  readonly member: boolean;
  /** null for a static segment: somebody or something put its members there. */
  readonly explanation: GroupExplanation | null;
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
    return { member: facts.segment.now.includes(segmentId), explanation: null };
  const explanation = await explainRule(context, definition, definitions, facts);
  return { member: explanation.pass, explanation };
}

async function explainRule(
  context: Context,
  { name, rule }: { readonly name: string; readonly rule: Group },
  definitions: Definitions,
  facts: Facts,
): Promise<GroupExplanation> {
  const { now, timeZone } = context;
  const named = [...definitions.segments.values()].flatMap((one) =>
    one.type === "dynamic" ? referencesOf(one.rule) : [],
  );
  const names = namesFrom(await optionNames(context, [...named, ...seen(facts)]));
  try {
    checkedPlan(context, rule, definitions);
    return explain(rule, facts, { now, timeZone, segments: definitions.segments }, { names });
  } catch (error) {
    throw asCrmError(error, "BROKEN", `The segment “${name}” can’t be evaluated`);
  }
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
