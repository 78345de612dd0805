import { type Sql, sql } from "@segments/rules";

/** On which processes tell each other that there is something to send; the payload is the organization's id. */
export const WEBHOOKS_CHANNEL = "segments_webhooks";

export function announceWebhooks(orgId: number): Sql {
  return sql`select pg_notify(${WEBHOOKS_CHANNEL}, ${String(orgId)}::text)::text`;
}
