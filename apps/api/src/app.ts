import { randomUUID } from "node:crypto";
import { receiveChanges, type Services } from "@segments/crm";
import { Cache, type Database, Listener, openDatabase } from "@segments/db";
import type { FastifyInstance, FastifyServerOptions } from "fastify";
import type { SignIn } from "./context.ts";
import { createHttp } from "./http.ts";

export interface AppOptions {
  /** Of a database that is migrated. */
  readonly databaseUrl: string;
  readonly cacheBytes: number;
  readonly signIn: (services: Services) => SignIn;
  readonly webDir?: string | undefined;
  readonly logger?: FastifyServerOptions["logger"];
}

export interface App {
  readonly services: Services;
  readonly http: FastifyInstance;
  /** Whether the writes of other processes are heard right now; until then nothing is kept in memory. */
  readonly hearing: boolean;
  /** Takes nothing new, lets what is under way end, and lets go of the database. May be called more than once. */
  close(): Promise<void>;
}

/** One process's worth of the product, not listening yet: database, cache kept true by the writes of all processes, HTTP. */
export async function createApp({
  databaseUrl,
  cacheBytes,
  signIn,
  webDir,
  logger,
}: AppOptions): Promise<App> {
  const database = openDatabase(databaseUrl, { maxConnections: 12, applicationName: "segments api" });
  const services = { database, cache: new Cache({ maxBytes: cacheBytes }), processId: randomUUID() };
  const listener = new Listener(databaseUrl);
  receiveChanges(services, listener);
  let closing: Promise<void> | undefined;
  const ready = () => check(database, closing !== undefined);
  const http = await createHttp({
    services,
    signIn: signIn(services),
    ready,
    webDir,
    ...(logger !== undefined && { logger }),
  });

  async function end(): Promise<void> {
    await http.close();
    await listener.close();
    await database.close();
  }
  return {
    services,
    http,
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
