import type { Facts } from "@segments/rules";
import type { Context } from "../context.ts";
import { loadFacts } from "../customers/customer-facts.ts";
import { IdSet } from "../id-set/id-set.ts";
import { findMembers } from "./find-members.ts";
import type { LedgerMemory } from "./ledger-memory.ts";
import type { Transition } from "./round.ts";
import type { Rulebook } from "./rulebook.ts";
import type { UnobservedChange } from "./unobserved.ts";

/** Up to so many changed customers are asked one by one; for more, whole segments are compared. */
const ASK_UP_TO = 4_000;
const FACTS_AT_ONCE = 1_000;

/** Which change of a customer was the last to concern a segment: by segment, then by customer. */
type Concerned = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * Who joined and left by changes of customers, by the rules that the ledger goes by so far. What is remembered is brought
 * up to date. A customer that came and went between two looks has done neither.
 */
export async function observeData(
  context: Context,
  memory: LedgerMemory,
  rulebook: Rulebook,
  changes: readonly UnobservedChange[],
): Promise<Transition[]> {
  const concerned = concernedBy(memory, rulebook, changes);
  if (concerned.size === 0) return [];
  await memory.load(context, concerned.keys());
  const customers = new Set([...concerned.values()].flatMap((byCustomer) => [...byCustomer.keys()]));
  const isIn =
    customers.size <= ASK_UP_TO
      ? await askEach(context, rulebook, customers)
      : await compareAll(context, rulebook, concerned.keys());
  return [...concerned].flatMap(([segmentId, byCustomer]) => {
    const announced = memory.of(segmentId);
    const ruleRevision = memory.checkpoints.get(segmentId)?.ruleRevision ?? 0;
    return [...byCustomer].flatMap(([customerId, cause]): Transition[] => {
      const joined = isIn(segmentId, customerId);
      if (announced.has(customerId) === joined) return [];
      announced.set(customerId, joined);
      return [{ segmentId, customerId, joined, ruleRevision, cause }];
    });
  });
}

function concernedBy(
  { checkpoints }: LedgerMemory,
  rulebook: Rulebook,
  changes: readonly UnobservedChange[],
): Concerned {
  const concerned = new Map<number, Map<number, number>>();
  for (const { id, facets, customerIds } of changes) {
    if (customerIds.length === 0) continue;
    for (const segmentId of rulebook.touchedBy(facets)) {
      if (!checkpoints.has(segmentId)) continue;
      const byCustomer = concerned.get(segmentId) ?? new Map<number, number>();
      for (const customerId of customerIds) byCustomer.set(customerId, id);
      concerned.set(segmentId, byCustomer);
    }
  }
  return concerned;
}

type IsIn = (segmentId: number, customerId: number) => boolean;

/** A customer that is no longer there is in no segment. */
async function askEach(
  context: Context,
  { readings, remembered }: Rulebook,
  customers: Iterable<number>,
): Promise<IsIn> {
  const facts = new Map<number, Facts>();
  const ids = [...customers];
  for (let from = 0; from < ids.length; from += FACTS_AT_ONCE) {
    const found = await loadFacts(context, ids.slice(from, from + FACTS_AT_ONCE), [...remembered]);
    for (const [id, known] of found) facts.set(id, known);
  }
  return (segmentId, customerId) => {
    const known = facts.get(customerId);
    const reading = readings.get(segmentId);
    return known !== undefined && reading?.problem === undefined && reading?.test(known) === true;
  };
}

async function compareAll(
  context: Context,
  { readings }: Rulebook,
  segmentIds: Iterable<number>,
): Promise<IsIn> {
  const plans = [...segmentIds].flatMap((id) => {
    const reading = readings.get(id);
    return reading?.problem === undefined && reading ? [[id, reading.plan] as const] : [];
  });
  const found = await findMembers(context, new Map(plans));
  return (segmentId, customerId) => (found.get(segmentId) ?? IdSet.empty).has(customerId);
}
