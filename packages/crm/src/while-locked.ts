import type { Database } from "@segments/db";

/** What one process at a time is at: a job, or an organization's membership ledger. */
export interface Locked {
  readonly orgId: number;
  /** The ledger where there is none. */
  readonly jobId?: number;
}

/**
 * Does `work` unless another session, of this or another process, is at the same; a session that ends, or whose process is
 * killed, lets go of it. False where it was not done. The lock is told from those of transactions by its one 64-bit key
 * (PostgreSQL, Advisory Lock Functions).
 */
export async function whileLocked(
  { pool }: Database,
  { orgId, jobId = 0 }: Locked,
  work: () => Promise<boolean>,
): Promise<boolean> {
  const key = ((BigInt(orgId) << 32n) | BigInt(jobId)).toString();
  const client = await pool.connect();
  let broken = true;
  try {
    const { rows } = await client.query("select pg_try_advisory_lock($1::bigint) as locked", [key]);
    const worked = rows[0]?.locked === true && (await work());
    await client.query("select pg_advisory_unlock($1::bigint)", [key]);
    broken = false;
    return worked;
  } finally {
    client.release(broken);
  }
}
