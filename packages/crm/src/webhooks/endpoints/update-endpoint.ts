import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { webhookSettings } from "../settings.ts";
import type { NewEndpoint } from "./create-endpoint.ts";
import { getEndpoint, type WebhookEndpoint } from "./endpoint.ts";
import { readEndpointDescription, readEndpointUrl, readEvents, readSegmentIds } from "./endpoint-details.ts";
import { endpointName } from "./endpoint-name.ts";
import { lockEndpoint } from "./lock-endpoint.ts";

/**
 * Changes where an endpoint is and what it is told from now on; messages that wait go to the new URL. Throws NOT_FOUND (the
 * endpoint, or a segment) and INVALID.
 */
export async function updateEndpoint(
  context: Context,
  endpointId: number,
  given: NewEndpoint,
): Promise<WebhookEndpoint> {
  const url = readEndpointUrl(given.url, webhookSettings(context.services));
  const description = readEndpointDescription(given.description);
  const events = readEvents(given.events);
  await change(context, "manual", async (write) => {
    const before = await lockEndpoint(write, endpointId);
    const segmentIds = given.segmentIds && (await readSegmentIds(write, given.segmentIds, before.segmentIds));
    const moved = sql`${url !== before.url}::bool`;
    await write.query(sql`
      update webhook_endpoint
      set url = ${url}, description = ${description}, events = ${events}::text[], all_segments = ${segmentIds === null}::bool,
        segment_ids = ${segmentIds ?? []}::int[], failing_since = case when not ${moved} then failing_since end,
        failed_at = case when not ${moved} then failed_at end, held_until = case when not ${moved} then held_until end
      where org_id = ${context.orgId}::int and id = ${endpointId}::int`);
    await recordAudit(write, "webhook.update", {
      id: endpointId,
      name: endpointName({ url, description }),
    });
  });
  return getEndpoint(context, endpointId);
}
