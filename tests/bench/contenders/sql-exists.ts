import { type Sql, sql } from "@segments/rules";
import type { Node } from "../normal-form.ts";
import { conditionOf, type InSet, rowsOf } from "./sql-conditions.ts";

/** EXISTS and NOT EXISTS on the normalised tables; one row per customer. */
export function existsQuery(orgId: number, node: Node): Sql {
  const inSet: InSet = (ask, negated) => {
    const { from, where } = rowsOf(orgId, ask);
    const exists = sql`exists (select from ${from} where ${where} and t.customer_id = c.id)`;
    return negated ? sql`not ${exists}` : exists;
  };
  return sql`select c.id from customer c where c.org_id = ${orgId}::int and ${conditionOf(node, inSet)}`;
}
