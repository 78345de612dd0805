import type { Cache, Database } from "@segments/db";
import type { Moment, Sql } from "@segments/rules";

/** What one process has once, for all organizations. */
export interface Services {
  readonly database: Database;
  readonly cache: Cache;
  /** Tells this process's own notifications from those of others. */
  readonly processId: string;
}

/** Reads rows within a transaction. */
export type Reader = <Row>(statement: Sql) => Promise<Row[]>;

/** Who asks, for which organization, when. Every operation takes it first. */
export interface Context extends Moment {
  readonly services: Services;
  readonly orgId: number;
  /** The person who acts; null for the system itself. */
  readonly actorId: number | null;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Set inside a transaction: reads go through it, and so see what it wrote. */
  readonly reader?: Reader | undefined;
}
