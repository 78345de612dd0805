import { type App, type AppOptions, createApp } from "@segments/api/app";
import type { AppRouter } from "@segments/api/router";
import type { Cache, Database } from "@segments/db";
import { createTestDatabase } from "@segments/db/testing";
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import { SECRET, signIn } from "./session-cookie.ts";

export type Client = TRPCClient<AppRouter>;

export interface TestServer {
  readonly url: string;
  readonly databaseUrl: string;
  readonly app: App;
  readonly database: Database;
  readonly caches: readonly Cache[];
  /** A tRPC client for a person of an organization; over HTTP, as any internal tool's. */
  client(orgId: number, personId: number): Client;
  stop(): Promise<void>;
}

/** The real application on a database of its own. */
export async function startTestServer(options: Partial<AppOptions> = {}): Promise<TestServer> {
  const place = await createTestDatabase();
  const started = await startAppOn(place.url, options);
  return {
    ...started,
    databaseUrl: place.url,
    database: place.database,
    caches: [started.app.services.cache],
    async stop() {
      await started.stop();
      await place.drop();
    },
  };
}

/** Another process's worth of the application, on a database that is there. */
export async function startAppOn(databaseUrl: string, options: Partial<AppOptions> = {}) {
  const app = await createApp({ databaseUrl, cacheBytes: 50_000_000, secret: SECRET, ...options });
  const url = await app.http.listen({ host: "127.0.0.1", port: 0 });
  await untilHearing(app);
  return {
    url,
    app,
    client(orgId: number, personId: number): Client {
      let cookie: Promise<string> | undefined;
      return clientWith(url, async () => {
        cookie ??= signIn(app.services.database, orgId, personId);
        return { cookie: await cookie };
      });
    },
    stop: () => app.close(),
  };
}

/** A tRPC client that sends these headers. */
export function clientWith(url: string, headers: () => Promise<Record<string, string>>): Client {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, methodOverride: "POST", headers })],
  });
}

/** Until it hears what other processes write, an application keeps nothing in memory. */
async function untilHearing(app: App): Promise<void> {
  while (!app.hearing) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What a call was refused with. Fails where it was not. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof TRPCClientError) || !error.data) throw error;
    const { reason, issues, usedBy, httpStatus } = error.data;
    return { message: error.message, reason, issues, usedBy, httpStatus };
  }
  throw new Error("The call was not refused.");
}
