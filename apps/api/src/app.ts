import { randomUUID } from "node:crypto";
import { receiveChanges, type Services, type WebhookSettings, webhookKey } from "@segments/crm";
import { APP_ROLE, Cache, type Database, Listener, openDatabase } from "@segments/db";
import type { FastifyInstance, FastifyServerOptions } from "fastify";
import { FlowRunner } from "./flow-runner.ts";
import { createHttp } from "./http.ts";
import { JobNews } from "./job-news.ts";
import { JobRunner } from "./job-runner.ts";
import { LedgerRunner } from "./ledger-runner.ts";
import { SetupLink } from "./sign-in/setup-link.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { WebhookRunner } from "./webhook-runner.ts";

export { SetupLink };

export interface AppOptions {
  /** Of a database that is migrated. */
  readonly databaseUrl: string;
  readonly cacheBytes: number;
  /** Signs cookies, and seals the secrets of webhooks. At least 32 characters, the same in all processes of an installation. */
  readonly secret: string;
  readonly webhooks?: Partial<Pick<WebhookSettings, "allowPrivate" | "lookup">> | undefined;
  /** milliseconds since 1970-01-01T00:00Z; for tests */
  readonly clock?: (() => number) | undefined;
  /** Whether whoever comes may go on as the demo user: only where this machine alone can come. */
  readonly demo?: boolean | undefined;
  /** While nobody has an account. */
  readonly setup?: SetupLink | undefined;
  /** Calls per minute from one address or with one key; 0 for no limit. */
  readonly rateLimit?: number | undefined;
  /** Which proxies in front say where requests come from, as Fastify takes it. */
  readonly trustProxy?: FastifyServerOptions["trustProxy"] | undefined;
  readonly webDir?: string | undefined;
  readonly logger?: FastifyServerOptions["logger"];
}

export interface App {
  readonly services: Services;
  readonly http: FastifyInstance;
  /** Works on jobs in the background. */
  readonly jobs: JobRunner;
  /** Keeps the membership ledger. */
  readonly ledger: LedgerRunner;
  /** Sets automations off, and does their steps. */
  readonly flows: FlowRunner;
  /** Tells endpoints who joins and leaves segments. */
  readonly webhooks: WebhookRunner;
  /** Whether the writes of other processes are heard right now; until then nothing is kept in memory. */
  readonly hearing: boolean;
  /** Takes nothing new, lets what is under way end, and lets go of the database. May be called more than once. */
  close(): Promise<void>;
}

/** One process's worth of the product, not listening yet: database, cache kept true by the writes of all processes, HTTP. */
export async function createApp({
  databaseUrl,
  cacheBytes,
  secret,
  webhooks: { allowPrivate = false, lookup } = {},
  clock,
  demo = false,
  setup,
  rateLimit = 0,
  trustProxy = false,
  webDir,
  logger,
}: AppOptions): Promise<App> {
  const database = openDatabase(databaseUrl, {
    maxConnections: 12,
    applicationName: "segments api",
    role: APP_ROLE,
  });
  const services: Services = {
    database,
    cache: new Cache({ maxBytes: cacheBytes, ...(clock && { clock }) }),
    processId: randomUUID(),
    webhooks: { key: webhookKey(secret), allowPrivate, lookup },
  };
  const listener = new Listener(databaseUrl);
  receiveChanges(services, listener);
  const jobNews = new JobNews(listener);
  let closing: Promise<void> | undefined;
  const ready = () => check(database, closing !== undefined);
  const http = await createHttp({
    services,
    jobNews,
    signIn: createSignIn(services, { secret, demo }),
    setup,
    rateLimit,
    trustProxy,
    ready,
    webDir,
    ...(logger !== undefined && { logger }),
  });

  const jobs = new JobRunner(services, listener, (error) =>
    http.log.error({ err: error }, "a job could not go on"),
  );

  const ledger = new LedgerRunner(services, listener, (error) =>
    http.log.error({ err: error }, "the ledger could not go on"),
  );

  const webhooks = new WebhookRunner(services, listener, (error) =>
    http.log.error({ err: error }, "webhooks could not be sent"),
  );

  const flows = new FlowRunner(services, listener, (error) =>
    http.log.error({ err: error }, "automations could not go on"),
  );

  async function end(): Promise<void> {
    jobNews.close();
    await http.close();
    await Promise.all([jobs.stop(), ledger.stop(), flows.stop(), webhooks.stop()]);
    await listener.close();
    await database.close();
  }
  return {
    services,
    http,
    jobs,
    ledger,
    flows,
    webhooks,
    get hearing() {
      return listener.ready;
    },
    close() {
      closing ??= end();
      return closing;
    },
  };
}

async function check({ pool }: Database, closing: boolean): Promise<void> {
  if (closing) throw new Error("the server is stopping");
  await pool.query("select");
}
