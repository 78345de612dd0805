import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { packIds, unpackIds } from "../packed-ids.ts";
import { run } from "../run.ts";
import type { Members } from "../segments/membership.ts";
import { type CustomerRow, readCustomerRows } from "./customer-row.ts";
import {
  boundsOf,
  clausesOf,
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

/** Customers of whom pages are read, and the plan by which they were found. */
type Listed = Pick<Members, "ids" | "plan">;

/** A page of the customers. Keyset paging: as fast at the end as at the beginning, and steady under writes. */
export async function pageOf(context: Context, listed: Listed, request: PageRequest): Promise<CustomerPage> {
  const { limit, cursor, ...order } = request;
  const from = cursor === undefined || cursor === "last" ? undefined : readCursor(cursor, order);
  if (cursor !== undefined && cursor !== "last" && !from) {
    throw new CrmError("INVALID", "This page can’t be found any more: go back to the first one.");
  }
  const side: Side = cursor === "last" ? "before" : (from?.side ?? "after");
  const backwards = side === "before";
  const way: Order = { sort: order.sort, direction: backwards ? opposite(order.direction) : order.direction };
  const found =
    listed.ids.size <= FEW
      ? await sortFew(context, listed, way, from?.place, limit + 1)
      : await walk(context, listed, way, from?.place, limit + 1);
  const more = found.length > limit;
  const read = await readCustomerRows(context, found.slice(0, limit), order);
  const [first, last] = [read[0]?.place, read.at(-1)?.place];
  const hasNext = backwards ? from !== undefined : more;
  const hasPrevious = backwards ? more : from !== undefined;
  return {
    rows: read.map(({ row }) => row),
    next: hasNext && last ? writeCursor("after", order, last) : null,
    previous: hasPrevious && first ? writeCursor("before", order, first) : null,
  };
}

function opposite(direction: Direction): Direction {
  return direction === "asc" ? "desc" : "asc";
}

/** They are looked up before they are sorted (`offset 0`): else the index of the order is walked, to its end where they stand there. */
async function sortFew(
  context: Context,
  { ids }: Listed,
  order: Order,
  from: Place | undefined,
  wanted: number,
): Promise<number[]> {
  const { beyond, orderBy } = clausesOf(order, from);
  const rows = await run<{ id: number }>(
    context,
    sql`
      select id from (
        select id, ${sortColumns[order.sort].column} from customer
        where org_id = ${context.orgId} and id = any(${ids.toArray()}::int[]) ${beyond} offset 0
      ) few ${orderBy} limit ${wanted}::int`,
  );
  return rows.map(({ id }) => id);
}

/** Reads the index of the order batch by batch, packed, and keeps what is in the set. */
async function walk(
  context: Context,
  { ids, plan }: Listed,
  order: Order,
  from: Place | undefined,
  wanted: number,
): Promise<number[]> {
  const found: number[] = [];
  const { column } = sortColumns[order.sort];
  const farthest = order.direction === "asc" ? sql`max` : sql`min`;
  const bounds = boundsOf(plan, order.sort);
  let place = from;
  for (let batch = FIRST_BATCH; found.length < wanted; ) {
    const { beyond, orderBy } = clausesOf(order, place);
    const [row] = await run<{ ids: string | null; key: string | null }>(
      context,
      sql`select ${packIds(sql`id`)} as ids, ${farthest}(${column})::text as key
        from (select id, ${column} from customer where org_id = ${context.orgId} ${bounds} ${beyond} ${orderBy} limit ${batch}::int) b`,
    );
    if (!row?.ids || row.key === null) break;
    const passed = unpackIds(row.ids);
    const before = found.length;
    for (let index = 0; index < passed.length && found.length < wanted; index++) {
      const id = passed[index] as number;
      if (ids.has(id)) found.push(id);
    }
    if (passed.length < batch) break;
    place = { key: row.key, id: passed[passed.length - 1] as number };
    batch = nextBatch(passed.length, found.length - before, wanted - found.length);
  }
  return found;
}

/** As many as should hold the rest of the page, going by those that were passed; and more where these held hardly any. */
function nextBatch(passed: number, found: number, missing: number): number {
  const expected = found > 0 ? (1.5 * missing * passed) / found : Number.POSITIVE_INFINITY;
  return Math.ceil(Math.min(Math.max(expected, FIRST_BATCH), 8 * passed, LARGEST_BATCH));
}
