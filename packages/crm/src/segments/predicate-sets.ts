import type { Found, Want } from "@segments/db";
import type { PredicateSet } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { packedSet, readPackedSets } from "../packed-ids.ts";
import { familiesOf, packedBands, rangeOf } from "./ranges.ts";

export function wantOf({ key, facets }: PredicateSet): Want {
  return { key: `set:${key}`, facets };
}

/** Reads any number of predicate sets in one statement, hence of one moment. */
export async function readPredicateSets(
  context: Context,
  sets: readonly PredicateSet[],
): Promise<readonly Found<IdSet>[]> {
  const ids = await readSetsByKey(context, sets);
  return sets.map(({ key, facets, validUntil }) => {
    const value = ids.get(key) ?? IdSet.empty;
    return { value, facets, validUntil, bytes: value.bytes };
  });
}

/** Ranges of one column that overlap are read in bands, each id once. */
async function readSetsByKey(
  context: Context,
  sets: readonly PredicateSet[],
): Promise<ReadonlyMap<string, IdSet>> {
  const { orgId } = context;
  const families = familiesOf(sets);
  const inFamilies = new Set(families.flatMap((family) => family.sets.map(({ key }) => key)));
  const single = sets.filter(({ key }) => !inFamilies.has(key));
  const selects = single.map(({ select }, index) => packedSet(index, select(orgId)));
  let count = single.length;
  const places = families.map((family) => {
    const first = count;
    selects.push(packedBands(orgId, family, first));
    count += family.starts.length;
    return first;
  });
  const read = selects.length === 0 ? [] : await readPackedSets(context, count, selects);
  const found = new Map(single.map(({ key }, index) => [key, read[index] as IdSet]));
  for (const [index, family] of families.entries()) {
    const first = places[index] as number;
    const bands = read.slice(first, first + family.starts.length);
    for (const set of family.sets) found.set(set.key, rangeOf(family, set, bands));
  }
  return found;
}
