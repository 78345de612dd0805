import { sql } from "@segments/rules";
import type { Services } from "../../context.ts";
import { execute } from "../../run.ts";

/** How long a message is kept after it was received, or given up. */
const DAYS = 30;
const AT_ONCE = 1_000;

/** Lets go of messages that are kept no longer, with their attempts; of so many at once. Returns whether there may be more. */
export async function deleteOldDeliveries(services: Services): Promise<boolean> {
  const before = new Date(services.cache.clock() - DAYS * 86_400_000);
  const gone = await execute(
    { services },
    sql`
      delete from webhook_delivery d
      using (select org_id, id from webhook_delivery where finished_at < ${before}::timestamptz order by finished_at limit ${AT_ONCE}::int) old
      where d.org_id = old.org_id and d.id = old.id
      returning d.id`,
  );
  return gone.length === AT_ONCE;
}
