import { type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { packIds, unpackIds } from "../packed-ids.ts";
import { run } from "../run.ts";
import { type CustomerRow, readCustomerRows } from "./customer-row.ts";
import {
  type Direction,
  type Order,
  type Place,
  readCursor,
  type Side,
  sortColumns,
  writeCursor,
} from "./sorting.ts";

/** One page of an ordered table. The cursors are null where there is nothing more on that side. */
export interface CustomerPage {
  readonly rows: readonly CustomerRow[];
  readonly next: string | null;
  readonly previous: string | null;
}

export interface PageRequest extends Order {
  /** From an earlier page; `last` for the last page. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Up to this many members are sorted by themselves; more, and their order is walked in its index. */
const FEW = 3_000;
const FIRST_BATCH = 512;
const LARGEST_BATCH = 32_768;

/** A page of the customers in `ids`. Keyset paging: as fast at the end as at the beginning, and steady under writes. */
export async function pageOf(context: Context, ids: IdSet, request: PageRequest): Promise<CustomerPage> {
  const { limit, cursor, ...order } = request;
  const from = cursor === undefined || cursor === "last" ? undefined : readCursor(cursor, order);
  if (cursor !== undefined && cursor !== "last" && !from) {
    throw new CrmError("INVALID", "This page can’t be found any more: go back to the first one.");
  }
  const side: Side = cursor === "last" ? "before" : (from?.side ?? "after");
  const backwards = side === "before";
  const way: Order = { sort: order.sort, direction: backwards ? opposite(order.direction) : order.direction };
  const found =
    ids.size <= FEW
      ? await sortFew(context, ids, way, from?.place, limit + 1)
      : await walk(context, ids, way, from?.place, limit + 1);
  const more = found.length > limit;
  const places = found.slice(0, limit);
  if (backwards) places.reverse();
  const rows = await readCustomerRows(
    context,
    places.map(({ id }) => id),
  );
  const [first, last] = [places[0], places.at(-1)];
  const hasNext = backwards ? from !== undefined : more;
  const hasPrevious = backwards ? more : from !== undefined;
  return {
    rows,
    next: hasNext && last ? writeCursor("after", order, last) : null,
    previous: hasPrevious && first ? writeCursor("before", order, first) : null,
  };
}

function opposite(direction: Direction): Direction {
  return direction === "asc" ? "desc" : "asc";
}

/** The clauses that put an order's index to use: rows beyond a place, in order. */
function clauses(
  { sort, direction }: Order,
  from: Place | undefined,
): { beyond: Sql; orderBy: Sql; key: Sql } {
  const { column, type } = sortColumns[sort];
  const [comparison, word] = direction === "asc" ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  return {
    beyond: from ? sql`and (${column}, id) ${comparison} (${from.key}::${type}, ${from.id}::int)` : sql``,
    orderBy: sql`order by ${column} ${word}, id ${word}`,
    key: sql`${column}::text as key`,
  };
}

function sortFew(
  context: Context,
  ids: IdSet,
  order: Order,
  from: Place | undefined,
  wanted: number,
): Promise<Place[]> {
  const { beyond, orderBy, key } = clauses(order, from);
  return run<Place>(
    context,
    sql`select id, ${key} from customer where org_id = ${context.orgId} and id = any(${ids.toArray()}::int[]) ${beyond} ${orderBy} limit ${wanted}::int`,
  );
}

/** Reads the index of the order in growing batches, packed, and keeps what is in the set. */
async function walk(
  context: Context,
  ids: IdSet,
  order: Order,
  from: Place | undefined,
  wanted: number,
): Promise<Place[]> {
  const found: number[] = [];
  let place = from;
  for (let batch = FIRST_BATCH; found.length < wanted; batch = Math.min(2 * batch, LARGEST_BATCH)) {
    const { beyond, orderBy } = clauses(order, place);
    const farthest = order.direction === "asc" ? sql`max` : sql`min`;
    const { column } = sortColumns[order.sort];
    const [row] = await run<{ ids: string | null; key: string | null }>(
      context,
      sql`select ${packIds(sql`id`)} as ids, ${farthest}(${column})::text as key
        from (select id, ${column} from customer where org_id = ${context.orgId} ${beyond} ${orderBy} limit ${batch}::int) b`,
    );
    if (!row?.ids || row.key === null) break;
    const passed = unpackIds(row.ids);
    for (let index = 0; index < passed.length && found.length < wanted; index++) {
      const id = passed[index] as number;
      if (ids.has(id)) found.push(id);
    }
    if (passed.length < batch) break;
    place = { key: row.key, id: passed[passed.length - 1] as number };
  }
  return placesOf(context, found, order);
}

async function placesOf(context: Context, ids: readonly number[], order: Order): Promise<Place[]> {
  const { orderBy, key } = clauses(order, undefined);
  return run<Place>(
    context,
    sql`select id, ${key} from customer where org_id = ${context.orgId} and id = any(${[...ids]}::int[]) ${orderBy}`,
  );
}
