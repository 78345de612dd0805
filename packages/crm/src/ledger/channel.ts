import { type Sql, sql } from "@segments/rules";

/** On which processes tell each other that the membership ledger has grown; the payload is the organization's id. */
export const LEDGER_CHANNEL = "segments_ledger";

export function announceLedger(orgId: number): Sql {
  return sql`select pg_notify(${LEDGER_CHANNEL}, ${String(orgId)}::text)::text`;
}
