import { EVERYONE_FACET, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { readIdSets } from "../packed-ids.ts";

/** What writes to contacts touch: see customers/contacts.ts. */
const FACETS = ["email", "phone", "suppression", EVERYONE_FACET];

function select(orgId: number): Sql {
  return sql`select customer_id as id from contact where org_id = ${orgId} and suppressed_at is null`;
}

/** Those who have at least one contact that is not suppressed, read now. */
export async function readReachable(context: Context): Promise<IdSet> {
  const [ids] = await readIdSets(context, [select(context.orgId)]);
  return ids ?? IdSet.empty;
}

/** As {@link readReachable}, kept as long as the sets of predicates are. */
export async function reachableCustomers(context: Context): Promise<IdSet> {
  const { value } = await context.services.cache.load<IdSet>(
    context.orgId,
    { key: "set:reachable", facets: FACETS },
    async ({ signal }) => {
      const value = await readReachable({ ...context, signal });
      return { value, bytes: value.bytes, facets: FACETS, validUntil: Number.POSITIVE_INFINITY };
    },
    { signal: context.signal },
  );
  return value;
}
