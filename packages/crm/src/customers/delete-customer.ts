import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { CUSTOMER_GONE } from "../automation/flows/run-steps.ts";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { ALL_FACETS } from "./all-facets.ts";

/**
 * Deletes a customer with all that is known of it; it leaves the static segments it is in, and goes no further in automations.
 * Returns whether there was one.
 */
export async function deleteCustomer(
  context: Context,
  customerId: number,
  cause: Cause = "manual",
): Promise<boolean> {
  const { orgId } = context;
  return change(context, cause, async (write) => {
    await write.query(sql`
      update flow_run set state = 'stopped', due_at = null, finished_at = ${new Date(context.now)}::timestamptz, problem = ${CUSTOMER_GONE}
      where org_id = ${orgId} and customer_id = ${customerId}::int and state in ('running', 'waiting', 'failed')`);
    const segments = await write.query<{ id: number }>(
      sql`select segment_id as id from segment_member where org_id = ${orgId} and customer_id = ${customerId}::int order by 1`,
    );
    for (const { id } of segments) {
      await write.affectMembers(
        sql`delete from segment_member where org_id = ${orgId} and segment_id = ${id}::int and customer_id = ${customerId}::int returning customer_id`,
        id,
        false,
      );
    }
    for (const table of [sql`customer_tag`, sql`fit_score`, sql`contact`, sql`inbound_message`]) {
      await write.query(
        sql`delete from ${table} where org_id = ${orgId} and customer_id = ${customerId}::int`,
      );
    }
    const [gone] = await write.query<{ name: string }>(
      sql`delete from customer where org_id = ${orgId} and id = ${customerId}::int returning name`,
    );
    if (!gone) return false;
    await write.record(ALL_FACETS, [customerId]);
    await recordAudit(write, "customer.delete", { id: customerId, name: gone.name });
    return true;
  });
}
