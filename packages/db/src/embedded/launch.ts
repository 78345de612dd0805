import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statfsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type Postmaster, readPostmaster } from "./postmaster.ts";
import { lastWords } from "./sentence.ts";
import { forgetUsers } from "./users.ts";

/** Why a server did not start. `again` where another attempt may succeed: somebody else was faster. */
export class LaunchError extends Error {
  readonly again: boolean;

  constructor(message: string, again: boolean) {
    super(message);
    this.again = again;
  }
}

const SETTINGS = {
  // reachable from this machine alone, and with the password
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: sharedBuffers(),
  effective_cache_size: "1GB",
  work_mem: "32MB",
  maintenance_work_mem: "256MB",
  // posting lists are mostly in memory; much lower and a scan of everything is never chosen
  random_page_cost: "2",
  jit: "off",
  max_wal_size: "4GB",
  // no replica reads the log, so what is loaded into a table just emptied need not go through it
  wal_level: "minimal",
  max_wal_senders: "0",
  checkpoint_timeout: "15min",
  autovacuum_naptime: "15s",
  log_checkpoints: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * glibc's own settings (mallopt(3)), in bytes: what an answer of several megabytes takes is kept for the next one, instead
 * of being given back and faulted in again, page by page, each time.
 */
const MEMORY = {
  MALLOC_MMAP_THRESHOLD_: "268435456",
  MALLOC_TRIM_THRESHOLD_: "268435456",
  MALLOC_TOP_PAD_: "16777216",
};

interface Launch {
  readonly home: string;
  readonly pgData: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** A free one where nothing is said. */
  readonly port: number | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts a server process of its own session (a terminal's Ctrl-C does not reach it) and waits until it is ready. */
export async function launch({
  home,
  pgData,
  binaries,
  account,
  port,
  settings,
}: Launch): Promise<Postmaster> {
  forgetUsers(home);
  const chosen = port ?? (await freePort());
  const logFile = path.join(home, "server.log");
  const log = openSync(
    logFile,
    (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10e6 ? "w" : "a",
    0o600,
  );
  const logStart = statSync(logFile).size;
  const flags = Object.entries({ ...SETTINGS, ...sharedMemory(), ...settings }).flatMap(([key, value]) => [
    "-c",
    `${key}=${value}`,
  ]);
  const child = spawn(binaries.postgres, ["-D", pgData, "-p", String(chosen), ...flags], {
    cwd: home,
    detached: true,
    stdio: ["ignore", log, log],
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", ...MEMORY },
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  child.once("exit", () => {
    failure ??= new Error(
      lastWords(readFileSync(logFile, "utf8").slice(logStart)) ?? "it ended without a word",
    );
  });
  for (;;) {
    if (failure) throw explain(failure.message, pgData, port);
    const found = readPostmaster(pgData);
    if (found?.status === "ready") {
      // Its end is its users' affair from here on, and the folder may be gone by then.
      child.removeAllListeners("exit");
      return found;
    }
    await sleep(10);
  }
}

function explain(words: string, pgData: string, port: number | undefined): LaunchError {
  if (/could not create any TCP\/IP sockets|could not bind/i.test(words)) {
    if (port === undefined) return new LaunchError("no free port was found for the database server", true);
    return new LaunchError(`Port ${port} is taken: the database server can't start on it.`, false);
  }
  if (/no space left on device/i.test(words)) {
    return new LaunchError(`There is no space left on the disk that holds ${pgData}.`, false);
  }
  const again =
    /lock file "postmaster.pid" (already exists|is empty)|bogus data in lock file|pre-existing shared memory block/i.test(
      words,
    );
  return new LaunchError(`The database server in ${pgData} does not start: ${words}.`, again);
}

/**
 * An eighth of the memory, within limits: the posting lists and rows of a million customers fit into 1 GB, and what has to
 * be fetched from the operating system page by page takes several times as long. Taken up only as it is used.
 */
function sharedBuffers(): string {
  const megabytes = Math.floor(totalmem() / 8 / 2 ** 20);
  return `${Math.min(Math.max(megabytes, 128), 1_024)}MB`;
}

/** Containers often have 64 MB of /dev/shm, less than what a parallel query may ask for. */
function sharedMemory(): Record<string, string> {
  if (process.platform !== "linux") return {};
  try {
    const { bsize, blocks } = statfsSync("/dev/shm");
    if (bsize * blocks >= 512e6) return {};
  } catch {
    // none at all
  }
  return { dynamic_shared_memory_type: "sysv" };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
