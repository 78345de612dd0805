import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { CrmError } from "../../errors.ts";
import { lockFlow } from "./flow-row.ts";

/** Deletes an automation with its runs: those under way end where they are. Throws NOT_FOUND, and CONFLICT while it is on. */
export async function deleteFlow(context: Context, flowId: number): Promise<void> {
  const { orgId } = context;
  await change(context, "manual", async (write) => {
    const { name, state } = await lockFlow(write, flowId);
    if (state === "on") throw new CrmError("CONFLICT", `“${name}” is on: turn it off before deleting it.`);
    await write.query(sql`delete from flow where org_id = ${orgId}::int and id = ${flowId}::int`);
    await recordAudit(write, "flow.delete", { id: flowId, name });
  });
}
