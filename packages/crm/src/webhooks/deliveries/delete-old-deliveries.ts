import { sql } from "@segments/rules";
import type { Services } from "../../context.ts";
import { execute, run } from "../../run.ts";

/** How long a message is kept after it was received, or given up. */
const DAYS = 30;
const AT_ONCE = 1_000;

/** Lets go of messages that are kept no longer, with their attempts; of so many at once. Returns whether there may be more. */
export async function deleteOldDeliveries(services: Services): Promise<boolean> {
  const before = new Date(services.cache.clock() - DAYS * 86_400_000);
  const old = await run<{ orgId: number; ids: number[] }>(
    { services },
    sql`
      select org_id as "orgId", array_agg(id) as ids from (
        select org_id, id from webhook_delivery where finished_at < ${before}::timestamptz order by finished_at limit ${AT_ONCE}::int
      ) d group by org_id`,
  );
  for (const { orgId, ids } of old) {
    // One that was sent again meanwhile stays.
    await execute(
      { services },
      sql`
        delete from webhook_delivery
        where org_id = ${orgId}::int and id = any(${ids}::int[]) and finished_at < ${before}::timestamptz`,
    );
  }
  return old.reduce((count, { ids }) => count + ids.length, 0) === AT_ONCE;
}
