import type { PoolConfig } from "pg";

/** The role that the application works as: it can add to the audit log, and not change it (prisma/migrations). */
export const APP_ROLE = "segments_app";

export interface SessionOptions {
  /** The role to work as, instead of the user of the address; for a migrated database. */
  readonly role?: typeof APP_ROLE;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** After so many milliseconds the server ends a statement; 0 for never. 30,000 where nothing is said. */
  readonly statementTimeout?: number;
}

/**
 * How every session of ours is set up: no JIT (to compile takes longer than it saves on posting lists), one parallel worker
 * where a list is so long that it takes half the time with it (measured from some 50,000 ids on), times in UTC, a limit on
 * statements. Options that the address itself carries win.
 */
export function sessionConfig(url: string, options: SessionOptions = {}): PoolConfig {
  const address = new URL(url);
  const own = address.searchParams.get("options");
  address.searchParams.delete("options");
  const timeout = Math.max(0, Math.floor(options.statementTimeout ?? 30_000));
  const settings = [
    ...["-c jit=off", "-c max_parallel_workers_per_gather=1", "-c parallel_setup_cost=400"],
    "-c TimeZone=UTC",
    `-c statement_timeout=${timeout}`,
  ];
  if (options.role) settings.push(`-c role=${options.role}`);
  if (own) settings.push(own);
  return {
    connectionString: address.toString(),
    options: settings.join(" "),
    application_name: options.applicationName ?? "segments",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}
