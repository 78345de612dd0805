import { type App, createApp } from "@segments/api/app";
import type { AppRouter } from "@segments/api/router";
import { findSession, type Services } from "@segments/crm";
import type { Cache, Database } from "@segments/db";
import { createTestDatabase } from "@segments/db/testing";
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";

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

const HEADER = "x-test-session";

/** The real application on a database of its own. Whom a request is from stands in a header, as the tests' own sign-in. */
export async function startTestServer(): Promise<TestServer> {
  const place = await createTestDatabase();
  const started = await startAppOn(place.url);
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
export async function startAppOn(databaseUrl: string) {
  const app = await createApp({ databaseUrl, cacheBytes: 50_000_000, signIn: headerSignIn });
  const url = await app.http.listen({ host: "127.0.0.1", port: 0 });
  await untilHearing(app);
  return {
    url,
    app,
    client: (orgId: number, personId: number): Client =>
      createTRPCClient<AppRouter>({
        links: [
          httpLink({
            url: `${url}/trpc`,
            methodOverride: "POST",
            headers: { [HEADER]: `${orgId}/${personId}` },
          }),
        ],
      }),
    stop: () => app.close(),
  };
}

function headerSignIn(services: Services) {
  return async ({ headers }: { headers: Record<string, string | string[] | undefined> }) => {
    const [orgId, personId] = String(headers[HEADER] ?? "")
      .split("/")
      .map(Number);
    return orgId && personId ? findSession(services, orgId, personId) : undefined;
  };
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
