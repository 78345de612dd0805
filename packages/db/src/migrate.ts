import { randomUUID } from "node:crypto";
import pg from "pg";
import { sessionConfig } from "./connection.ts";
import { type Migration, readMigrations } from "./migrations.ts";

// Prisma's own lock for migrations: its command line and this wait for each other.
const LOCK = 72_707_369;

// Prisma's own table, word for word.
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

const RECORD = `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  values ($1, $2, $3, now(), clock_timestamp(), 1)`;

/**
 * Brings a database to the schema of this version, with the migrations in prisma/migrations and Prisma's own record of
 * them, so that `prisma migrate deploy` agrees with it. Returns the names of those it applied: none, after two small
 * queries, when there was nothing to do. Processes that start at once wait for each other. Each migration is one
 * transaction together with its record, so nothing is left half done by a kill; Prisma's engine can't do that, which is
 * why it is not used here.
 */
export async function migrate(url: string): Promise<string[]> {
  const wanted = await readMigrations();
  const client = new pg.Client(
    sessionConfig(url, { applicationName: "segments migrate", statementTimeout: 0 }),
  );
  client.on("error", () => {});
  await client.connect();
  try {
    if ((await missing(client, wanted)).length === 0) return [];
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const todo = await missing(client, wanted);
    for (const migration of todo) await apply(client, migration);
    return todo.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function missing(client: pg.Client, wanted: readonly Migration[]): Promise<Migration[]> {
  const found = await client.query("select where to_regclass('_prisma_migrations') is not null");
  if (found.rowCount === 0) return [...wanted];
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null`,
  );
  const records = new Map(rows.map((row) => [row.name, row]));
  return wanted.filter(({ name, checksum }) => {
    const record = records.get(name);
    if (!record) return true;
    if (!record.finished)
      throw new Error(`The migration ${name} failed earlier: see "prisma migrate resolve".`);
    if (record.checksum !== checksum)
      throw new Error(`The migration ${name} was changed after it had been applied.`);
    return false;
  });
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(TABLE);
    await client.query(sql);
    await client.query(RECORD, [randomUUID(), checksum, name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
