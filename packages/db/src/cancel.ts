import pg from "pg";
import { sessionConfig } from "./connection.ts";

/** Per connection of a pool, the small pool beside it that carries cancel requests even when the first is exhausted. */
const cancellers = new WeakMap<object, pg.Pool>();

/** Makes the statements of a pool's connections cancellable. Returns what has to be ended after the pool. */
export function adopt(pool: pg.Pool, url: string): pg.Pool {
  const canceller = new pg.Pool({
    ...sessionConfig(url, { applicationName: "segments cancel", statementTimeout: 5_000 }),
    max: 1,
    idleTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  canceller.on("error", () => {});
  pool.on("connect", (client) => {
    cancellers.set(client, canceller);
  });
  return canceller;
}

/**
 * Asks the server to end what a connection is running. When this returns, the request has reached the server process, so
 * that it can only meet the statement that was running, or none.
 */
export async function cancel(client: pg.ClientBase): Promise<void> {
  const { processID } = client as pg.ClientBase & { processID?: number };
  const canceller = cancellers.get(client);
  if (!canceller || typeof processID !== "number") {
    throw new Error("a statement can be cancelled only on a connection from openDatabase");
  }
  await canceller.query("select pg_cancel_backend($1)", [processID]);
}
