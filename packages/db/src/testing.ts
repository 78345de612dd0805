import { createHash } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
import { isAlive } from "./embedded/postmaster.ts";
import { startEmbedded } from "./embedded/start.ts";
import { DATA_DIR, databaseUrl, testServer } from "./env.ts";
import { migrate } from "./migrate.ts";
import { readMigrations } from "./migrations.ts";

/** One test run's place on a server. */
interface TestRun {
  readonly url: string;
  /** A migrated, empty database that others are copied from. */
  readonly template: string;
  /** What the names of the run's databases begin with. */
  readonly prefix: string;
}

export interface TestServer {
  readonly url: string;
  /** Drops the run's databases and lets go of the server. */
  stop(): Promise<void>;
}

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  drop(): Promise<void>;
}

const TEMPLATE = "segments_template_";
const TEST = "segments_test_";

/** Nothing that a test writes has to outlive a crash. */
const UNSAFE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
const SMALL = { shared_buffers: "128MB" };

/**
 * Prepares a server for a test run: the one of DATABASE_URL, or an embedded one under .data/test, which runs without
 * fsync and with little memory; or under .data/bench, with the memory that the product's own takes. The run's workers find it by themselves. What a killed
 * run left behind on the embedded server is dropped.
 */
export async function startTestServer({
  memory = "small" as "small" | "asShipped",
} = {}): Promise<TestServer> {
  const given = databaseUrl();
  const settings = memory === "small" ? { ...UNSAFE, ...SMALL } : UNSAFE;
  const dataDir = path.join(DATA_DIR, memory === "small" ? "test" : "bench");
  const embedded = given ? undefined : await startEmbedded({ dataDir, settings });
  const url = given ?? embedded?.url ?? "";
  const prefix = `${TEST}${process.pid}_`;
  try {
    if (embedded) await withAdmin(url, dropLeftovers);
    const template = await ensureTemplate(url);
    testServer.set(JSON.stringify({ url, template, prefix } satisfies TestRun));
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return {
    url,
    async stop() {
      testServer.clear();
      try {
        await withAdmin(url, (admin) => dropWhere(admin, (name) => name.startsWith(prefix)));
      } finally {
        await embedded?.stop();
      }
    },
  };
}

let made = 0;
let ownServer: Promise<TestServer> | undefined;

/**
 * A migrated, empty database of its own, copied in some 50 ms. Safe to call from several workers at once; dropped at the
 * end of the run when `drop` is not called.
 */
export async function createTestDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const { url: serverUrl, template, prefix } = await testRun();
  const name = `${prefix}${process.pid}_${Math.random().toString(36).slice(2, 8)}_${++made}`;
  await withAdmin(serverUrl, (admin) => admin.query(`create database ${name} template ${template}`));
  const url = addressOf(serverUrl, name);
  const database = openDatabase(url, { maxConnections: 5, applicationName: "segments test", ...options });
  return {
    url,
    database,
    async drop() {
      await database.close();
      await withAdmin(serverUrl, (admin) => drop(admin, name));
    },
  };
}

async function testRun(): Promise<TestRun> {
  if (!testServer.get()) {
    // A test that runs outside of a run: the server ends with this process.
    ownServer ??= startTestServer();
    await ownServer;
  }
  return JSON.parse(testServer.get() ?? "") as TestRun;
}

/** The template for the migrations as they are; made under another name first, so that a kill leaves none half made. */
async function ensureTemplate(url: string): Promise<string> {
  const migrations = await readMigrations();
  const hash = createHash("sha256").update(migrations.map(({ checksum }) => checksum).join());
  const template = TEMPLATE + hash.digest("hex").slice(0, 12);
  const draft = `${TEST}${process.pid}_draft`;
  await withAdmin(url, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext($1))", [TEMPLATE]);
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [template]);
    if (rowCount) return;
    await drop(admin, draft);
    await admin.query(`create database ${draft}`);
    await migrate(addressOf(url, draft));
    await admin.query(`alter database ${draft} rename to ${template}`);
  });
  return template;
}

/** What runs that are over have left on a server of this machine, and templates of other migrations. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  await dropWhere(admin, (name) => {
    const pid = name.startsWith(TEST) ? Number.parseInt(name.slice(TEST.length), 10) : Number.NaN;
    return Number.isInteger(pid) && !isAlive(pid);
  });
}

async function dropWhere(admin: pg.Client, isWanted: (name: string) => boolean): Promise<void> {
  const { rows } = await admin.query<{ name: string }>("select datname as name from pg_database");
  for (const { name } of rows) if (isWanted(name)) await drop(admin, name);
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${name} with (force)`);
}

async function withAdmin<Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: url, application_name: "segments test admin" });
  admin.on("error", () => {});
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
