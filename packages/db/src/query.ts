import pg, { type ClientBase, type Pool, type PoolClient } from "pg";
import { cancel } from "./cancel.ts";
import type { Database } from "./database.ts";

/** SQL text with $1, $2 … and what they stand for. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  /**
   * Prepared under this name, and planned once for each connection. Only where the same plan is good for all values: the
   * plans for values in general are bad for skewed ones.
   */
  readonly name?: string | undefined;
}

export interface QueryOptions {
  /** Cancels the statement on the server when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** Takes a row as soon as it has come. */
export type EachRow<Row> = (row: Row) => void;

/**
 * Runs one statement and returns its rows.
 *
 * When the signal aborts, the statement is cancelled on the server and the promise rejects with the signal's reason, after
 * both have come to rest: neither a later user of the connection nor a ROLLBACK can be met by that cancel. In a
 * transaction an aborted statement leaves the transaction failed, as any error does.
 */
export async function query<Row>(
  on: Database | ClientBase,
  statement: Statement,
  { signal }: QueryOptions = {},
): Promise<Row[]> {
  if ("pool" in on && !signal) return rows<Row>(on.pool, statement);
  return onClient(on, signal, (client) => rows<Row>(client, statement));
}

/**
 * As {@link query}, row by row, none of which is kept: for large answers, which need not be in memory as a whole then.
 * Rejects with what `each` throws, after the last row has come.
 */
export async function queryEach<Row>(
  on: Database | ClientBase,
  statement: Statement,
  each: EachRow<Row>,
  { signal }: QueryOptions = {},
): Promise<void> {
  return onClient(on, signal, (client) => rowByRow(client, statement, each));
}

/** Does the work on the connection given, or on one of the pool; what it runs is cancelled when the signal aborts. */
async function onClient<Result>(
  on: Database | ClientBase,
  signal: AbortSignal | undefined,
  work: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  if (!("pool" in on)) return signal ? cancellable(on, signal, work) : work(on);
  const client = await (signal ? checkout(on.pool, signal) : on.pool.connect());
  let broken = false;
  try {
    if (!signal) return await work(client);
    return await cancellable(client, signal, work, () => {
      broken = true;
    });
  } finally {
    client.release(broken);
  }
}

async function rows<Row>(on: Pool | ClientBase, { text, values = [], name }: Statement): Promise<Row[]> {
  const result = await on.query({ text, values: [...values], ...(name !== undefined && { name }) });
  return result.rows as Row[];
}

function rowByRow<Row>(
  client: ClientBase,
  { text, values = [] }: Statement,
  each: EachRow<Row>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: { readonly error: unknown } | undefined;
    const asked = client.query(new pg.Query({ text, values: [...values] }));
    asked.on("row", (row) => {
      // What is thrown out of here would end the process.
      try {
        if (!failure) each(row as Row);
      } catch (error) {
        failure = { error };
      }
    });
    asked.on("error", reject);
    asked.on("end", () => (failure ? reject(failure.error) : resolve()));
  });
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

async function cancellable<Result>(
  client: ClientBase,
  signal: AbortSignal,
  work: (client: ClientBase) => Promise<Result>,
  onBroken: () => void = () => {},
): Promise<Result> {
  let cancelled: Promise<void> | undefined;
  const abort = () => {
    // A cancel that can't be delivered leaves a connection in an unknown state: it is not used again.
    cancelled = cancel(client).catch(onBroken);
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    const result = await work(client);
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
