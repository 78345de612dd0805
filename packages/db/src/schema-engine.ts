import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { CatalogAdapter } from "./catalog-adapter.ts";
import { sessionConfig } from "./connection.ts";
import { MIGRATIONS_DIR, readMigrations } from "./migrations.ts";

const prismaDir = path.join(import.meta.dirname, "../prisma");
const schemaFile = path.join(prismaDir, "schema.prisma");
const filters = { externalTables: [], externalEnums: [] };

/** What TypeScript's Node libraries do not declare. */
interface WebAssemblyGlobal {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
}

const glue = bindings as typeof bindings & { __wbg_set_wasm(exports: object): void };

let loaded: Promise<void> | undefined;

/**
 * Hands out Prisma's schema engine as WebAssembly: the same one as its command line's, without a binary to download. It
 * connects to the database at once. Used for writing migrations and checking them; migrate.ts applies them.
 */
export async function withSchemaEngine<Result>(
  url: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loaded ??= load();
  await loaded;
  const config = sessionConfig(url, { applicationName: "segments migrate", statementTimeout: 0 });
  const pool = new pg.Pool({ ...config, max: 2 });
  pool.on("error", () => {});
  try {
    const engine = await glue.SchemaEngine.new(
      { datamodels: [[schemaFile, await readFile(schemaFile, "utf8")]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool)),
    );
    return await work(engine);
  } finally {
    await pool.end();
  }
}

async function load(): Promise<void> {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(path.join(path.dirname(file), "schema_engine_bg.wasm"));
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyGlobal };
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** The SQL that brings the engine's database to schema.prisma; empty when they agree. */
export async function schemaDifference(engine: SchemaEngine): Promise<string> {
  const files = [{ path: schemaFile, content: await readFile(schemaFile, "utf8") }];
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: prismaDir },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters,
  });
  return /^\s*(--[^\n]*\s*)*$/.test(stdout ?? "") ? "" : `${(stdout ?? "").trim()}\n`;
}

/** Whether Prisma, too, thinks that a database is where the migrations are; what it has against that, or undefined. */
export async function prismaDisagrees(engine: SchemaEngine): Promise<object | undefined> {
  const migrations = await readMigrations();
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir: MIGRATIONS_DIR,
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
      shadowDbInitScript: "",
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
      })),
    },
    optInToShadowDatabase: false,
    filters,
  });
  const { hasMigrationsTable, history, failedMigrationNames, editedMigrationNames } = diagnosis;
  const trouble = failedMigrationNames.length + editedMigrationNames.length;
  return !hasMigrationsTable || history || trouble > 0 ? diagnosis : undefined;
}
