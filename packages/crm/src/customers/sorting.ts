import { type FieldName, joinSql, type Plan, type Sql, sql } from "@segments/rules";
import { z } from "zod";

export const customerSorts = ["name", "created", "lastInbound"] as const;
export type CustomerSort = (typeof customerSorts)[number];
export type Direction = "asc" | "desc";

export interface Order {
  readonly sort: CustomerSort;
  readonly direction: Direction;
}

interface SortColumn {
  readonly column: Sql;
  readonly type: Sql;
  /** The field of rules that asks about it. */
  readonly field: FieldName;
}

/** Each order is that of a covering index (org_id, column, id). Keys travel as text that PostgreSQL reads back exactly. */
export const sortColumns: Record<CustomerSort, SortColumn> = {
  name: { column: sql`name_folded`, type: sql`text`, field: "name" },
  created: { column: sql`created_at`, type: sql`timestamptz`, field: "created" },
  lastInbound: { column: sql`last_inbound_at`, type: sql`timestamptz`, field: "inbound" },
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

/**
 * What a plan itself says about where its customers can stand in an order (`and …`, or nothing): who is asked to have
 * written in the last month is not looked for among those who never did.
 */
export function boundsOf({ expression, sets }: Plan, sort: CustomerSort): Sql {
  const members = expression.type === "and" ? expression.of : [expression];
  const bounds = members.flatMap((member) => {
    const asked = member.type === "not" ? member.of : member;
    const set = asked.type === "set" ? sets.get(asked.key) : undefined;
    if (!set?.where || set.field !== sortColumns[sort].field) return [];
    return member.type === "not" ? sql`and not (${set.where})` : sql`and ${set.where}`;
  });
  return bounds.length > 0 ? joinSql(bounds, " ") : sql``;
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
