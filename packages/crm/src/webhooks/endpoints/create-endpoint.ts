import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { CrmError } from "../../errors.ts";
import type { WebhookEvent } from "../events.ts";
import { newSigningSecret, seal, secretText } from "../sealed-secret.ts";
import { webhookSettings } from "../settings.ts";
import { getEndpoint, type WebhookEndpoint } from "./endpoint.ts";
import { readEndpointDescription, readEndpointUrl, readEvents, readSegmentIds } from "./endpoint-details.ts";
import { endpointName } from "./endpoint-name.ts";

const MOST_ENDPOINTS = 50;

export interface NewEndpoint {
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
  /** Null for all, also those that are yet to be made. */
  readonly segmentIds: readonly number[] | null;
}

/**
 * Makes an endpoint, which is told what happens from now on. Its secret is told this once. Throws INVALID, and NOT_FOUND (a
 * segment).
 */
export async function createEndpoint(
  context: Context,
  given: NewEndpoint,
): Promise<{ readonly secret: string; readonly endpoint: WebhookEndpoint }> {
  const { orgId, actorId, now } = context;
  const settings = webhookSettings(context.services);
  const url = readEndpointUrl(given.url, settings);
  const description = readEndpointDescription(given.description);
  const events = readEvents(given.events);
  const secret = newSigningSecret();
  const at = sql`${new Date(now)}::timestamptz`;
  const id = await change(context, "manual", async (write) => {
    await write.lock("webhooks");
    const segmentIds = given.segmentIds && (await readSegmentIds(write, given.segmentIds));
    const [{ count = 0 } = {}] = await write.query<{ count: number }>(
      sql`select count(*)::int as count from webhook_endpoint where org_id = ${orgId}::int`,
    );
    if (count >= MOST_ENDPOINTS) {
      throw new CrmError(
        "INVALID",
        `There are ${MOST_ENDPOINTS} endpoints already: delete one that is not needed.`,
      );
    }
    const [made] = await write.query<{ id: number }>(sql`
      insert into webhook_endpoint (org_id, url, description, events, all_segments, segment_ids, secret, secret_made_at, cursor, created_by_id, created_at)
      values (${orgId}::int, ${url}, ${description}, ${events}::text[], ${segmentIds === null}::bool, ${segmentIds ?? []}::int[],
        ${seal(settings.key, orgId, secret)}::bytea, ${at},
        coalesce((select last from membership_sequence where org_id = ${orgId}::int), 0), ${actorId}::int, ${at})
      returning id`);
    const { id: endpointId } = made as { id: number };
    await recordAudit(write, "webhook.create", {
      id: endpointId,
      name: endpointName({ url, description }),
    });
    return endpointId;
  });
  return { secret: secretText(secret), endpoint: await getEndpoint(context, id) };
}
