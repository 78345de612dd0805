import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

/** A change record that the ledger has not taken in yet. */
export interface UnobservedChange {
  readonly id: number;
  readonly facets: readonly string[];
  /** Empty where it concerns what there is to choose from, or a segment's definition. */
  readonly customerIds: readonly number[];
  readonly announce: boolean;
}

const MOST_CHANGES = 2_000;
const MOST_CUSTOMERS = 100_000;

/** The oldest of them, no more than one round can take. They are told by a mark, since ids don't tell which committed first. */
export function readUnobserved(context: Context): Promise<UnobservedChange[]> {
  return run<UnobservedChange>(
    context,
    sql`
      select id, facets, customer_ids as "customerIds", announce from (
        select id, facets, customer_ids, announce, sum(cardinality(customer_ids)) over (order by id) - cardinality(customer_ids) as before
        from change where org_id = ${context.orgId}::int and not observed order by id limit ${MOST_CHANGES}::int
      ) c where before < ${MOST_CUSTOMERS}::int order by id`,
  );
}
