import type { Cache, Database } from "@segments/db";
import type { Moment, Sql } from "@segments/rules";
import type { WebhookSettings } from "./webhooks/settings.ts";

/** What one process has once, for all organizations. */
export interface Services {
  readonly database: Database;
  readonly cache: Cache;
  /** Tells this process's own notifications from those of others. */
  readonly processId: string;
  /** Absent in processes that have nothing to do with webhooks. */
  readonly webhooks?: WebhookSettings | undefined;
}

/** Reads rows within a transaction. */
export type Reader = <Row>(statement: Sql) => Promise<Row[]>;

/** Where a request came from; for the audit log. */
export interface Caller {
  readonly requestId: string;
  readonly address: string;
  /** Set where a key asks, and no person. */
  readonly apiKey?: { readonly id: number; readonly name: string } | undefined;
}

/** Who asks, for which organization, when. Every operation takes it first. */
export interface Context extends Moment {
  readonly services: Services;
  readonly orgId: number;
  /** The person who acts; null for a key, or the system itself. */
  readonly actorId: number | null;
  /** Absent for what the system does by itself. */
  readonly caller?: Caller | undefined;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Set inside a transaction: reads go through it, and so see what it wrote. */
  readonly reader?: Reader | undefined;
}
