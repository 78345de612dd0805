import type { Found, Want } from "@segments/db";
import type { PredicateSet } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { readIdSets } from "../packed-ids.ts";

export function wantOf({ key, facets }: PredicateSet): Want {
  return { key: `set:${key}`, facets };
}

/** Reads any number of predicate sets in one statement, hence of one moment. */
export async function readPredicateSets(
  context: Context,
  sets: readonly PredicateSet[],
): Promise<readonly Found<IdSet>[]> {
  const values = await readIdSets(
    context,
    sets.map(({ select }) => select(context.orgId)),
  );
  return sets.map(({ facets, validUntil }, index) => {
    const value = values[index] ?? IdSet.empty;
    return { value, facets, validUntil, bytes: value.bytes };
  });
}
