import { execFile } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { choosePlace, realPath, serverAccount } from "./account.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { type Cluster, initialise, NAME } from "./initialise.ts";
import { LaunchError, launch } from "./launch.ts";
import { goneServer, type Postmaster, runningServer } from "./postmaster.ts";
import { sentence } from "./sentence.ts";
import { register } from "./users.ts";

export interface EmbeddedOptions {
  /** The folder for the server and its data; made when it is not there. */
  readonly dataDir: string;
  /** Of a server that has to be started; a free one where nothing is said. */
  readonly port?: number | undefined;
  /** Server settings beside ours, for a server that has to be started. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Gets a sentence when something is not as asked; written to standard error where nothing is said. */
  readonly notice?: (sentence: string) => void;
}

export interface Embedded {
  /** Address of the database `segments`, with its password. */
  readonly url: string;
  /** Where the server and its data really are. */
  readonly dataDir: string;
  /** Stops the server if no other process uses it; resolves when it is down. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with this package, or joins the one that another process runs in the same folder. Data
 * of an earlier run is picked up, also after a kill. The server ends with the last process that uses it, however that one
 * ends. Errors say in one sentence what is wrong.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { port, settings = {}, notice = (text) => process.stderr.write(`${text}\n`) } = options;
  const account = serverAccount();
  const home = choosePlace(realPath(path.resolve(options.dataDir)), account, notice);
  const binaries = await findBinaries(home, account);
  const cluster = await initialise(home, binaries, account);
  const { pgData } = cluster;
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      const server =
        (await runningServer(pgData)) ?? (await launch({ home, pgData, binaries, account, port, settings }));
      const registration = register(home, pgData);
      const stop = once(() => leave(registration, cluster, binaries, server));
      try {
        return { url: await reach(cluster, server), dataDir: home, stop };
      } catch (error) {
        await stop();
        throw error;
      }
    } catch (error) {
      if (!mayPass(error) || Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

/** A server that another process is just starting or stopping. */
function mayPass(error: unknown): boolean {
  if (error instanceof LaunchError) return error.again;
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  return code === "ECONNREFUSED" || code === "ECONNRESET" || code === "57P01" || code === "57P03";
}

/** Connects, makes the database where it is missing, and returns its address. */
async function reach({ password }: Cluster, { port }: Postmaster): Promise<string> {
  const address = (database: string) => `postgresql://${NAME}:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: address("postgres"), connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = $1", [NAME]);
    // Another process may be making it right now.
    if (rowCount === 0) await client.query(`create database ${NAME}`).catch(tolerateExisting);
    return address(NAME);
  } catch (error) {
    throw sentence(`The database server on port ${port} can't be used`, error);
  } finally {
    await client.end().catch(() => {});
  }
}

function tolerateExisting(error: unknown): void {
  const { code } = error as { code?: string };
  if (code !== "42P04" && code !== "23505") throw error;
}

async function leave(
  registration: { leave(): boolean },
  { pgData }: Cluster,
  binaries: Binaries,
  { pid }: Postmaster,
): Promise<void> {
  if (!registration.leave()) return;
  if (process.platform === "win32") {
    await promisify(execFile)(binaries.pg_ctl, ["stop", "-D", pgData, "-m", "fast"]).catch(() => {});
    return;
  }
  try {
    // "Fast": ends what runs, keeps what is committed.
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  await goneServer(pgData, pid);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
