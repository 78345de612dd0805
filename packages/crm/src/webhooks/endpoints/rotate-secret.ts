import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { newSigningSecret, seal, secretText } from "../sealed-secret.ts";
import { webhookSettings } from "../settings.ts";
import { getEndpoint, type WebhookEndpoint } from "./endpoint.ts";
import { endpointName } from "./endpoint-name.ts";
import { lockEndpoint } from "./lock-endpoint.ts";

/**
 * Gives an endpoint a new secret, told this once. For so many hours messages are signed with the one before it as well; one
 * before that is good no longer. Throws NOT_FOUND.
 */
export async function rotateSecret(
  context: Context,
  endpointId: number,
  keepFormerHours: number,
): Promise<{ readonly secret: string; readonly endpoint: WebhookEndpoint }> {
  const { orgId, now } = context;
  const { key } = webhookSettings(context.services);
  const secret = newSigningSecret();
  const until = keepFormerHours > 0 ? new Date(now + keepFormerHours * 3_600_000) : null;
  await change(context, "manual", async (write) => {
    const endpoint = await lockEndpoint(write, endpointId);
    await write.query(sql`
      update webhook_endpoint
      set former_secret = case when ${until}::timestamptz is not null then secret end, former_until = ${until}::timestamptz,
        secret = ${seal(key, orgId, secret)}::bytea, secret_made_at = ${new Date(now)}::timestamptz
      where org_id = ${orgId}::int and id = ${endpointId}::int`);
    await recordAudit(write, "webhook.rotate", {
      id: endpointId,
      name: endpointName(endpoint),
      detail: { keepFormerHours },
    });
  });
  return { secret: secretText(secret), endpoint: await getEndpoint(context, endpointId) };
}
