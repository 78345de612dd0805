import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { packIds, unpackIds } from "../packed-ids.ts";
import { run } from "../run.ts";
import { type Order, sortColumns } from "./sorting.ts";

/** All ids of a set in an order, for who goes through all of them; a page of them is {@link pageOf}'s. */
export async function orderedIds(
  context: Context,
  ids: IdSet,
  { sort, direction }: Order,
): Promise<Int32Array> {
  const { column } = sortColumns[sort];
  const way = direction === "asc" ? sql`asc` : sql`desc`;
  const [row] = await run<{ ids: string | null }>(
    context,
    sql`
      select ${packIds(sql`id`)} as ids
      from (select id from customer where org_id = ${context.orgId} order by ${column} ${way}, id ${way}) c`,
  );
  const ordered = new Int32Array(ids.size);
  let found = 0;
  for (const id of unpackIds(row?.ids ?? null)) if (ids.has(id)) ordered[found++] = id;
  return ordered.subarray(0, found);
}
