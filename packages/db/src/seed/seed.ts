import pg from "pg";
import { sessionConfig } from "../connection.ts";
import type { Database } from "../database.ts";
import { LISTENER_NAME } from "../listener.ts";
import { query } from "../query.ts";
import { strip } from "./bare.ts";
import { demoOrganizations } from "./demo.ts";
import { fill, LARGE_TABLES, type Step } from "./fill.ts";
import { loadNameParts } from "./name-parts.ts";

export interface SeedOptions {
  /** Of the first organization; the second one gets a fortieth of that, and 300 at least. */
  readonly customers: number;
  /** The same number makes the same demo. */
  readonly seed?: number;
  /** milliseconds since 1970-01-01T00:00Z; nothing in the demo is later */
  readonly now?: number;
  /** Replace everything that is in the database. */
  readonly reset?: boolean;
  readonly onStep?: (step: SeedStep) => void;
}

export interface SeedStep {
  readonly what: string;
  readonly rows: number;
  readonly ms: number;
}

/** Whether anything is in the database that a seed would have to leave alone. */
export async function isSeeded(database: Database): Promise<boolean> {
  const rows = await query<{ seeded: boolean }>(database, { text: `select ${HOLDS_DATA} as seeded` });
  return rows[0]?.seeded === true;
}

const HOLDS_DATA = "exists (select from organization) or exists (select from person)";

/**
 * Fills a migrated, empty database with the demo: in one transaction, so that a killed seed leaves nothing, and set-based,
 * so that a million customers take about a minute. Says false, and does nothing, where there is data already, also when
 * another process was faster. Meanwhile nobody else can use the tables.
 */
export async function seedDemo({ url }: Pick<Database, "url">, options: SeedOptions): Promise<boolean> {
  const { customers, seed = 1, now = Date.now(), reset = false, onStep = () => {} } = options;
  const client = new pg.Client(sessionConfig(url, { applicationName: "segments seed", statementTimeout: 0 }));
  client.on("error", () => {});
  await client.connect();
  const step: Step = async (what, work) => {
    const started = performance.now();
    const rows = await work();
    onStep({ what, rows: typeof rows === "number" ? rows : 0, ms: performance.now() - started });
  };
  try {
    await client.query("begin");
    // Of the small tables, hashes; merging would sort the large ones.
    await client.query("set local enable_mergejoin = off");
    await client.query("set local work_mem = '128MB'");
    await client.query("set local maintenance_work_mem = '256MB'");
    await client.query("lock table organization in access exclusive mode");
    if (!reset && (await holdsData(client))) return false;
    await empty(client);
    const restore = await strip(client, LARGE_TABLES);
    await loadNameParts(client);
    let firstCustomer = 1;
    for (const demo of demoOrganizations(customers)) {
      await fill(client, demo, { seed, now, firstCustomer }, step);
      firstCustomer += demo.customers;
    }
    await client.query("select setval(pg_get_serial_sequence('customer', 'id'), $1, false)", [firstCustomer]);
    await step("keys and indexes", restore);
    await step("commit", () => client.query("commit"));
    if (reset) await endListeners(client);
    await client.query(
      "select set_config(name, '0', false) from pg_settings where name = 'vacuum_buffer_usage_limit'",
    );
    await step("vacuum and statistics", () => client.query("vacuum analyze"));
    return true;
  } finally {
    // Without a commit, this ends the transaction too.
    await client.end();
  }
}

/** Processes that have cached what was there before lose their listener, and with it, by their own rule, the cache. */
async function endListeners(client: pg.Client): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = current_user and application_name = $1`,
    [LISTENER_NAME],
  );
}

async function holdsData(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`select ${HOLDS_DATA} as held`);
  return rows[0]?.held === true;
}

/** Everything of ours; who migrated it is no data. */
async function empty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables
    where schemaname = current_schema() and tablename <> '_prisma_migrations' order by 1`,
  );
  await client.query(`truncate ${rows.map(({ name }) => name).join()} restart identity`);
}
