import { nextChanges } from "@segments/evaluator";
import type { Context } from "../context.ts";
import { loadFacts } from "../customers/customer-facts.ts";
import { asCrmError, notFound } from "../errors.ts";
import { loadDefinitions } from "./definitions.ts";
import { checkedPlan } from "./prepare.ts";

export interface LeavingCustomer {
  readonly customerId: number;
  /** ISO 8601: the midnight of the organization from which on the rule holds no longer. */
  readonly at: string;
}

/**
 * When these customers will leave a segment by time alone, if nothing else happens: those of them who are in it now and do,
 * however late. Throws NOT_FOUND (the segment) and BROKEN.
 */
export async function leaving(
  context: Context,
  segmentId: number,
  customerIds: readonly number[],
): Promise<LeavingCustomer[]> {
  const definitions = await loadDefinitions(context, [], [segmentId]);
  const definition = definitions.segments.get(segmentId);
  if (!definition) throw notFound("segment", segmentId);
  if (definition.type === "static") return [];
  const { name, rule } = definition;
  const { now, timeZone } = context;
  try {
    const { validUntil } = checkedPlan(context, rule, definitions);
    if (validUntil === Number.POSITIVE_INFINITY) return [];
    const change = nextChanges(rule, { now, timeZone, segments: definitions.segments });
    const facts = await loadFacts(context, customerIds);
    return [...facts].flatMap(([customerId, one]): LeavingCustomer[] => {
      const next = change(one);
      return next && !next.pass ? [{ customerId, at: new Date(next.at).toISOString() }] : [];
    });
  } catch (error) {
    throw asCrmError(error, "BROKEN", `The segment “${name}” can’t be evaluated`);
  }
}
