import path from "node:path";
import { hasAccounts } from "@segments/crm";
import {
  checkServer,
  DATA_DIR,
  databaseUrl,
  isSeeded,
  migrate,
  openDatabase,
  seedDemo,
  startEmbedded,
} from "@segments/db";
import { type App, createApp } from "./app.ts";
import { keptSecret } from "./cookie-secret.ts";
import { type Env, readEnv } from "./env.ts";
import { listen } from "./listen.ts";
import { isLoopback } from "./same-origin.ts";
import { SetupLink } from "./sign-in/setup-link.ts";

type Stop = () => Promise<void>;

/** Starts the whole product in this process; what was started is undone in reverse order by `stop`. */
async function start(env: Env, stops: Stop[]): Promise<string> {
  const given = databaseUrl();
  const url = given ?? (await startOwnDatabase(stops));
  await checkServer(url);
  await migrate(url);
  const production = env.NODE_ENV === "production";
  if (!production) await seed(url, env.DEMO_CUSTOMERS);
  const demo = given === undefined && isLoopback(env.HOST) && !production;
  const setup = new SetupLink();
  const app: App = await createApp({
    databaseUrl: url,
    cacheBytes: env.CACHE_MB * 1_000_000,
    secret: env.SECRET ?? (await keptSecret(DATA_DIR)),
    webhooks: { allowPrivate: env.WEBHOOKS_ALLOW_PRIVATE },
    demo,
    setup,
    rateLimit: env.RATE_LIMIT,
    trustProxy: env.TRUST_PROXY,
    webDir: env.WEB_DIR,
    logger: { level: env.LOG_LEVEL },
  });
  stops.push(app.close);
  const address = await listen(app.http, env.HOST, env.PORT);
  if (demo || (await hasAccounts(app.services))) setup.close();
  else console.log(`Nobody can sign in yet. Set it up once at ${address}${setup.path()}`);
  return address;
}

async function startOwnDatabase(stops: Stop[]): Promise<string> {
  const server = await startEmbedded({ dataDir: path.join(DATA_DIR, "postgres") });
  stops.push(server.stop);
  return server.url;
}

async function seed(url: string, customers: number): Promise<void> {
  const database = openDatabase(url, { applicationName: "segments seed", statementTimeout: 0 });
  try {
    if (customers === 0 || (await isSeeded(database))) return;
    console.log(`Filling the demo organization with ${customers.toLocaleString("en")} customers …`);
    await seedDemo(database, { customers });
  } finally {
    await database.close();
  }
}

async function main(): Promise<void> {
  const stops: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const each of stops.reverse()) await each();
    })();
    return stopping;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void stop().finally(() => process.exit(0)));
  }
  try {
    const address = await start(readEnv(), stops);
    if (!stopping) console.log(`Segments is ready at ${address}`);
  } catch (error) {
    const interrupted = stopping !== undefined;
    if (!interrupted) console.error((error as Error).message);
    await stop();
    process.exit(interrupted ? 0 : 1);
  }
}

await main();
