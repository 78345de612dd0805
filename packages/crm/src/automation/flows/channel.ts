import { type Sql, sql } from "@segments/rules";

/** On which processes tell each other that runs of automations can go on; the payload is the organization's id. */
export const FLOWS_CHANNEL = "segments_flows";

export function announceFlows(orgId: number): Sql {
  return sql`select pg_notify(${FLOWS_CHANNEL}, ${String(orgId)}::text)::text`;
}
