// Writes what schema.prisma has and the migrations have not, as a new migration: pnpm --filter @segments/db migration:new <name>
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "../src/embedded/start.ts";
import { DATA_DIR } from "../src/env.ts";
import { migrate } from "../src/migrate.ts";
import { MIGRATIONS_DIR } from "../src/migrations.ts";
import { schemaDifference, withSchemaEngine } from "../src/schema-engine.ts";

const name = process.argv[2]?.toLowerCase().replace(/[^a-z0-9]+/g, "_");
if (!name) {
  console.error("Say what the migration does: pnpm --filter @segments/db migration:new <name>");
  process.exit(1);
}

const server = await startEmbedded({ dataDir: path.join(DATA_DIR, "test") });
const address = new URL(server.url);
const admin = new pg.Client(server.url);
await admin.connect();
const scratch = `migration_${process.pid}`;
try {
  await admin.query(`create database ${scratch}`);
  address.pathname = scratch;
  await migrate(address.href);
  const sql = await withSchemaEngine(address.href, schemaDifference);
  if (sql === "") console.log("The migrations already say all that schema.prisma says.");
  else {
    const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join(MIGRATIONS_DIR, `${time}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "migration.sql"), sql);
    await writeFile(path.join(MIGRATIONS_DIR, "migration_lock.toml"), 'provider = "postgresql"\n');
    console.log(
      `Wrote ${path.relative(process.cwd(), folder)}. Collations, checks and partial indexes are added by hand.`,
    );
  }
} finally {
  await admin.query(`drop database if exists ${scratch} with (force)`);
  await admin.end();
  await server.stop();
}
