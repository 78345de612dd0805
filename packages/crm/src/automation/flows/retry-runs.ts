import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { CrmError, notFound } from "../../errors.ts";
import { announceFlows } from "./channel.ts";
import { lockFlow } from "./flow-row.ts";

/**
 * Has failed runs of an automation go on at the step where they failed: one, or all; what they did before is not done again.
 * Returns how many. Those whose customer is on the way again already stay. Throws NOT_FOUND, and CONFLICT where the one
 * can't go on.
 */
export async function retryRuns(context: Context, flowId: number, runId?: number): Promise<number> {
  const { orgId, now } = context;
  return change(context, "manual", async (write) => {
    const flow = await lockFlow(write, flowId);
    const which = runId === undefined ? sql`` : sql`and r.id = ${runId}::int`;
    const retried = await write.query(sql`
      update flow_run r set state = 'running', due_at = ${new Date(now)}::timestamptz, finished_at = null, problem = null
      where r.org_id = ${orgId}::int and r.id in (
        select distinct on (r.customer_id) r.id from flow_run r
        where r.org_id = ${orgId}::int and r.flow_id = ${flowId}::int and r.state = 'failed' ${which}
          and not exists (select from flow_run o where o.org_id = r.org_id and o.flow_id = r.flow_id
            and o.customer_id = r.customer_id and o.state in ('running', 'waiting'))
        order by r.customer_id, r.id desc)
      returning r.id`);
    if (retried.length === 0 && runId !== undefined) {
      const known = await write.query(sql`
        select from flow_run where org_id = ${orgId}::int and flow_id = ${flowId}::int and id = ${runId}::int`);
      if (known.length === 0) throw notFound("run", runId);
      throw new CrmError("CONFLICT", "This run has not failed, or its customer is on the way again already.");
    }
    if (retried.length > 0) {
      await recordAudit(write, "flow.retry", {
        id: flowId,
        name: flow.name,
        detail: { runs: retried.length },
      });
      await write.query(announceFlows(orgId));
    }
    return retried.length;
  });
}
