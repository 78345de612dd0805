import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change, type Write } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { announceWebhooks } from "../channel.ts";
import { getEndpoint, type WebhookEndpoint } from "./endpoint.ts";
import { endpointName } from "./endpoint-name.ts";
import { lockEndpoint } from "./lock-endpoint.ts";

/** Sends nothing to an endpoint until it is resumed; what happens meanwhile is not lost. Throws NOT_FOUND. */
export async function pauseEndpoint(context: Context, endpointId: number): Promise<WebhookEndpoint> {
  await change(context, "manual", async (write) => {
    const endpoint = await lockEndpoint(write, endpointId);
    if (endpoint.status !== "active") return;
    await write.query(sql`
      update webhook_endpoint set status = 'paused' where org_id = ${context.orgId}::int and id = ${endpointId}::int`);
    await recordAudit(write, "webhook.pause", { id: endpointId, name: endpointName(endpoint) });
  });
  return getEndpoint(context, endpointId);
}

/**
 * Sends to an endpoint again that was paused or disabled: from where it stopped or, with `skip`, only what happens from now
 * on. Throws NOT_FOUND.
 */
export async function resumeEndpoint(
  context: Context,
  endpointId: number,
  { skip = false } = {},
): Promise<WebhookEndpoint> {
  const { orgId } = context;
  await change(context, "manual", async (write) => {
    const endpoint = await lockEndpoint(write, endpointId);
    if (endpoint.status === "active") return;
    if (skip) await skipWaiting(write, endpointId);
    await write.query(sql`
      update webhook_endpoint
      set status = 'active', problem = null, failing_since = null, failed_at = null, held_until = null
      where org_id = ${orgId}::int and id = ${endpointId}::int`);
    await recordAudit(write, "webhook.resume", {
      id: endpointId,
      name: endpointName(endpoint),
      detail: { skip },
    });
    await write.query(announceWebhooks(orgId));
  });
  return getEndpoint(context, endpointId);
}

async function skipWaiting(write: Write, endpointId: number): Promise<void> {
  const { orgId, now } = write.context;
  await write.query(sql`
    update webhook_delivery set state = 'failed', due_at = null, leased_until = null, finished_at = ${new Date(now)}::timestamptz
    where org_id = ${orgId}::int and endpoint_id = ${endpointId}::int and state = 'pending'`);
  await write.query(sql`
    update webhook_endpoint
    set cursor = coalesce((select last from membership_sequence where org_id = ${orgId}::int), cursor)
    where org_id = ${orgId}::int and id = ${endpointId}::int`);
}
