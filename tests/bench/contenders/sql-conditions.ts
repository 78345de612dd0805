import { joinSql, type Sql, sql } from "@segments/rules";
import type { ColumnAsk, Node, SetAsk } from "../normal-form.ts";

/** How an engine says that a customer is, or is not, in a set of another table. */
export type InSet = (ask: SetAsk, negated: boolean) => Sql;

/** The tree as one condition on the row `c` of a table with customer's own columns. */
export function conditionOf(node: Node, inSet: InSet): Sql {
  if (node.type !== "ask") {
    const parts = node.of.map((part) => conditionOf(part, inSet));
    return sql`(${joinSql(parts, node.type === "and" ? " and " : " or ")})`;
  }
  const { ask, negated } = node;
  if (ask.on === "tag" || ask.on === "segment") return inSet(ask, negated);
  return ask.on === "fitScore" ? inSet(ask, negated) : columnCondition(ask, negated);
}

const columns = {
  company: { column: sql`c.company_id`, list: sql`int[]` },
  owner: { column: sql`c.owner_id`, list: sql`int[]` },
  country: { column: sql`c.country`, list: sql`text[]` },
  language: { column: sql`c.language`, list: sql`text[]` },
  inbound: { column: sql`c.last_inbound_at`, list: sql`` },
  created: { column: sql`c.created_at`, list: sql`` },
};

function columnCondition(ask: ColumnAsk, negated: boolean): Sql {
  const { column, list } = columns[ask.on];
  if (ask.on === "inbound" || ask.on === "created") {
    const since = sql`${new Date(ask.since).toISOString()}::timestamptz`;
    return negated ? sql`${column} < ${since}` : sql`${column} >= ${since}`;
  }
  if (ask.anyOf === null) return negated ? sql`${column} is null` : sql`${column} is not null`;
  const isOne = sql`${column} = any(${[...ask.anyOf]}::${list})`;
  return negated ? sql`(${column} is null or not ${isOne})` : isOne;
}

export const comparisons = { ">": sql`>`, ">=": sql`>=`, "<": sql`<`, "<=": sql`<=` };

/** The rows of the other table that make up the set, open at its end for `and …`. */
export function rowsOf(orgId: number, ask: SetAsk): { readonly from: Sql; readonly where: Sql } {
  if (ask.on === "fitScore") {
    const where = sql`t.org_id = ${orgId}::int and t.product_id = ${ask.product}::int and t.score ${comparisons[ask.is]} ${ask.score}::float8`;
    return { from: sql`fit_score t`, where };
  }
  const [from, column] =
    ask.on === "tag" ? [sql`customer_tag t`, sql`t.tag_id`] : [sql`segment_member t`, sql`t.segment_id`];
  const [only] = ask.anyOf;
  const isWanted =
    ask.anyOf.length === 1 ? sql`${column} = ${only}::int` : sql`${column} = any(${[...ask.anyOf]}::int[])`;
  return { from, where: sql`t.org_id = ${orgId}::int and ${isWanted}` };
}
