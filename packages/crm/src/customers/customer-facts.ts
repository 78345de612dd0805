import { type Facts, factsQuery, readFacts } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

/**
 * All that a rule may ask of each of these customers; those that the organization has not are left out. For rules that ask
 * for the past of no other segments than `past`, where that is given.
 */
export async function loadFacts(
  context: Context,
  customerIds: readonly number[],
  past?: readonly number[],
): Promise<Map<number, Facts>> {
  const rows = await run<{ id: number } & Record<string, unknown>>(
    context,
    factsQuery(context.orgId, customerIds, past),
  );
  return new Map(rows.map((row) => [row.id, readFacts(row)]));
}
