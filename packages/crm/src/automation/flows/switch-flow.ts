import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { announceFlows } from "./channel.ts";
import { refuseUnfit } from "./flow-details.ts";
import { lockFlow } from "./flow-row.ts";
import { type FlowDetail, getFlow } from "./get-flow.ts";

/**
 * From now on the automation is set off; what happened before sets nothing off. Runs that stood still go on. Throws NOT_FOUND,
 * and INVALID with what is to be mended first.
 */
export async function turnFlowOn(context: Context, flowId: number): Promise<FlowDetail> {
  const { orgId } = context;
  await change(context, "manual", async (write) => {
    await write.lock("references");
    const flow = await lockFlow(write, flowId);
    if (flow.state === "on") return;
    await refuseUnfit(write, flow.name, flow.definition);
    await write.query(sql`
      update flow set state = 'on', on_since = now(), updated_at = now(),
        cursor = coalesce((select last from membership_sequence where org_id = ${orgId}::int), 0)
      where org_id = ${orgId}::int and id = ${flowId}::int`);
    await recordAudit(write, "flow.turnOn", { id: flowId, name: flow.name });
    await write.query(announceFlows(orgId));
  });
  return getFlow(context, flowId);
}

/** Nothing sets the automation off any more, and runs under way stand still until it is turned on again. Throws NOT_FOUND. */
export async function turnFlowOff(context: Context, flowId: number): Promise<FlowDetail> {
  const { orgId } = context;
  await change(context, "manual", async (write) => {
    const flow = await lockFlow(write, flowId);
    if (flow.state !== "on") return;
    await write.query(
      sql`update flow set state = 'off', updated_at = now() where org_id = ${orgId}::int and id = ${flowId}::int`,
    );
    await recordAudit(write, "flow.turnOff", { id: flowId, name: flow.name });
  });
  return getFlow(context, flowId);
}
