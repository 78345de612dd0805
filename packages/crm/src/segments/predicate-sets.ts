import type { Found, Want } from "@segments/db";
import { joinSql, type PredicateSet, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { packIds, unpackIds } from "../packed-ids.ts";
import { run } from "../run.ts";

export function wantOf({ key, facets }: PredicateSet): Want {
  return { key: `set:${key}`, facets };
}

/**
 * Reads any number of predicate sets in one statement, hence of one moment: each as the ids packed into four bytes, which
 * is how half a million of them reach this process in the time that the scan of their index takes.
 */
export async function readPredicateSets(
  context: Context,
  sets: readonly PredicateSet[],
): Promise<readonly Found<IdSet>[]> {
  const branches = sets.map((set, index) => packed(index, set.select(context.orgId)));
  const rows = await run<{ i: number; ids: string | null }>(context, joinSql(branches, " union all "));
  const bitmaps = new Map(rows.map(({ i, ids }) => [i, IdSet.fromInt4(unpackIds(ids))]));
  return sets.map(({ facets, validUntil }, index) => {
    const value = bitmaps.get(index) ?? IdSet.empty;
    return { value, facets, validUntil, bytes: value.bytes };
  });
}

function packed(index: number, select: Sql): Sql {
  return sql`select ${index}::int as i, (select ${packIds(sql`id`)} from (${select}) s) as ids`;
}
