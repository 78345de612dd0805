import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { adopt } from "./cancel.ts";
import { type SessionOptions, sessionConfig } from "./connection.ts";
import { PrismaClient } from "./generated/client.ts";

export interface DatabaseOptions extends SessionOptions {
  /** How many connections the pool opens at most; 10 where nothing is said. */
  readonly maxConnections?: number;
}

/** A PostgreSQL database, by Prisma and by plain SQL through one and the same pool. */
export interface Database {
  readonly url: string;
  readonly prisma: Prisma;
  readonly pool: pg.Pool;
  /** Waits for what is under way, then closes every connection. May be called more than once. */
  close(): Promise<void>;
}

export type Prisma = ReturnType<typeof createPrisma>;

/**
 * Opens a pool on a database; connections are made when first needed, so a server that can't be reached shows with the
 * first query. Sessions have JIT off, UTC as time zone and a statement timeout.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({ ...sessionConfig(url, options), max: options.maxConnections ?? 10 });
  // A connection that breaks fails the statement it runs, or is replaced when it was idle. Without listeners the events
  // would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const canceller = adopt(pool, url);
  const prisma = createPrisma(pool);
  let closing: Promise<void> | undefined;
  async function end(): Promise<void> {
    await prisma.$disconnect();
    await pool.end();
    await canceller.end();
  }
  return {
    url,
    prisma,
    pool,
    close() {
      closing ??= end();
      return closing;
    },
  };
}

// lastInboundAt holds -infinity for "never", which Prisma can't represent: it is read through SQL.
function createPrisma(pool: pg.Pool) {
  return new PrismaClient({ adapter: new PrismaPg(pool), omit: { customer: { lastInboundAt: true } } });
}
