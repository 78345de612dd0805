import { type Sql, sql } from "@segments/rules";
import { z } from "zod";

export const customerSorts = ["name", "created", "lastInbound"] as const;
export type CustomerSort = (typeof customerSorts)[number];
export type Direction = "asc" | "desc";

export interface Order {
  readonly sort: CustomerSort;
  readonly direction: Direction;
}

/** Each order is that of a covering index (org_id, column, id). Keys travel as text that PostgreSQL reads back exactly. */
export const sortColumns: Record<CustomerSort, { readonly column: Sql; readonly type: Sql }> = {
  name: { column: sql`name_folded`, type: sql`text` },
  created: { column: sql`created_at`, type: sql`timestamptz` },
  lastInbound: { column: sql`last_inbound_at`, type: sql`timestamptz` },
};

/** The clauses that put an order's index to use: rows beyond a place, in order, and their keys. */
export function clausesOf(
  { sort, direction }: Order,
  from?: Place,
): { readonly beyond: Sql; readonly orderBy: Sql; readonly key: Sql } {
  const { column, type } = sortColumns[sort];
  const [comparison, word] = direction === "asc" ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  return {
    beyond: from ? sql`and (${column}, id) ${comparison} (${from.key}::${type}, ${from.id}::int)` : sql``,
    orderBy: sql`order by ${column} ${word}, id ${word}`,
    key: sql`${column}::text`,
  };
}

/** A place between two rows of an ordered table: after (or before) the row with this key and id. */
export interface Place {
  readonly key: string;
  readonly id: number;
}

const cursorSchema = z.tuple([
  z.enum(["after", "before"]),
  z.enum(customerSorts),
  z.enum(["asc", "desc"]),
  z.string(),
  z.int(),
]);

export type Side = "after" | "before";

/** An opaque cursor. It holds for one order only. */
export function writeCursor(side: Side, { sort, direction }: Order, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([side, sort, direction, key, id])).toString("base64url");
}

/** Undefined where the text is no cursor of this order. */
export function readCursor(
  text: string,
  { sort, direction }: Order,
): { side: Side; place: Place } | undefined {
  try {
    const parsed = cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    const [side, ofSort, ofDirection, key, id] = parsed;
    if (ofSort !== sort || ofDirection !== direction || !isKey(sort, key)) return undefined;
    return { side, place: { key, id } };
  } catch {
    return undefined;
  }
}

function isKey(sort: CustomerSort, key: string): boolean {
  if (sort === "name") return !key.includes("\0") && !/\p{Surrogate}/u.test(key);
  return key === "-infinity" || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(key);
}
