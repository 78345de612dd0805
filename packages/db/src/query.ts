import type { ClientBase, Pool, PoolClient } from "pg";
import { cancel } from "./cancel.ts";
import type { Database } from "./database.ts";

/** SQL text with $1, $2 … and what they stand for. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

export interface QueryOptions {
  /** Cancels the statement on the server when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs one statement (never as a named prepared one: their generic plans are bad for skewed values) and returns its rows.
 *
 * When the signal aborts, the statement is cancelled on the server and the promise rejects with the signal's reason, after
 * both have come to rest: neither a later user of the connection nor a ROLLBACK can be met by that cancel. In a
 * transaction an aborted statement leaves the transaction failed, as any error does.
 */
export async function query<Row>(
  on: Database | ClientBase,
  { text, values = [] }: Statement,
  { signal }: QueryOptions = {},
): Promise<Row[]> {
  signal?.throwIfAborted();
  if (!("pool" in on))
    return signal ? cancellable<Row>(on, text, values, signal) : rows<Row>(on, text, values);
  if (!signal) return rows<Row>(on.pool, text, values);
  const client = await checkout(on.pool, signal);
  let broken = false;
  try {
    return await cancellable<Row>(client, text, values, signal, () => {
      broken = true;
    });
  } finally {
    client.release(broken);
  }
}

async function rows<Row>(on: Pool | ClientBase, text: string, values: readonly unknown[]): Promise<Row[]> {
  const result = await on.query(text, [...values]);
  return result.rows as Row[];
}

/** Waits for a free connection no longer than somebody waits for the answer. */
async function checkout(pool: Pool, signal: AbortSignal): Promise<PoolClient> {
  const pending = pool.connect();
  const client = await unlessAborted(pending, signal).catch((error: unknown) => {
    pending.then(
      (late) => late.release(),
      () => {},
    );
    throw error;
  });
  return client;
}

function unlessAborted<Result>(pending: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    pending.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

async function cancellable<Row>(
  client: ClientBase,
  text: string,
  values: readonly unknown[],
  signal: AbortSignal,
  onBroken: () => void = () => {},
): Promise<Row[]> {
  let cancelled: Promise<void> | undefined;
  const abort = () => {
    // A cancel that can't be delivered leaves a connection in an unknown state: it is not used again.
    cancelled = cancel(client).catch(onBroken);
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    const result = await rows<Row>(client, text, values);
    signal.throwIfAborted();
    return result;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener("abort", abort);
    if (cancelled) {
      await cancelled;
      await absorb(client);
    }
  }
}

/** One empty round trip, which a cancel that came after the statement's end would hit instead of somebody's query. */
async function absorb(client: ClientBase): Promise<void> {
  await client.query("").catch(() => {});
}
