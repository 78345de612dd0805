import type { PoolClient } from "pg";
import type { Database } from "./database.ts";

/**
 * Runs `work` in a read-only transaction in which every statement sees the same moment. For answers that must not mix
 * moments: an export, a frozen audience.
 */
export function repeatableRead<Result>(
  database: Database,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return within(database, "begin isolation level repeatable read read only", work);
}

/** Runs `work` in a transaction: committed when it resolves, rolled back when it rejects. */
export function transaction<Result>(
  database: Database,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return within(database, "begin", work);
}

async function within<Result>(
  { pool }: Database,
  begin: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
