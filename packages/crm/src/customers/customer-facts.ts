import { type Facts, factsQuery, readFacts } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

/** All that a rule may ask of each of these customers; those that the organization has not are left out. */
export async function loadFacts(
  context: Context,
  customerIds: readonly number[],
): Promise<Map<number, Facts>> {
  const rows = await run<{ id: number } & Record<string, unknown>>(
    context,
    factsQuery(context.orgId, customerIds),
  );
  return new Map(rows.map((row) => [row.id, readFacts(row)]));
}
