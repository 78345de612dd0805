import { type Sql, sql } from "@segments/rules";
import type { Node } from "../normal-form.ts";
import { conditionOf, type InSet, rowsOf } from "./sql-conditions.ts";

/** IN and NOT IN with subqueries that PostgreSQL hashes; one row per customer. */
export function inQuery(orgId: number, node: Node): Sql {
  const inSet: InSet = (ask, negated) => {
    const { from, where } = rowsOf(orgId, ask);
    return sql`c.id ${negated ? sql`not in` : sql`in`} (select t.customer_id from ${from} where ${where})`;
  };
  return sql`select c.id from customer c where c.org_id = ${orgId}::int and ${conditionOf(node, inSet)}`;
}
