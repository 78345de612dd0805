import { type Sql, sql } from "@segments/rules";

/** On which processes tell each other that a job was begun, came further, or ended; the payload is the organization's id. */
export const JOBS_CHANNEL = "segments_jobs";

export function announceJobs(orgId: number): Sql {
  return sql`select pg_notify(${JOBS_CHANNEL}, ${String(orgId)}::text)::text`;
}
