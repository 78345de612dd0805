import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { endpointName } from "./endpoint-name.ts";
import { lockEndpoint } from "./lock-endpoint.ts";

/** Deletes an endpoint with its log and what it has not been sent. Throws NOT_FOUND. */
export async function deleteEndpoint(context: Context, endpointId: number): Promise<void> {
  await change(context, "manual", async (write) => {
    const endpoint = await lockEndpoint(write, endpointId);
    await write.query(
      sql`delete from webhook_endpoint where org_id = ${context.orgId}::int and id = ${endpointId}::int`,
    );
    await recordAudit(write, "webhook.delete", { id: endpointId, name: endpointName(endpoint) });
  });
}
