import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A server process, as it describes itself in its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** What the server's pid file says. A file that a killed server left behind is removed, since its pid may be another's. */
export function readPostmaster(pgData: string): Postmaster | undefined {
  const file = path.join(pgData, "postmaster.pid");
  let lines: string[];
  try {
    lines = readFileSync(file, "utf8").split("\n");
  } catch {
    return undefined;
  }
  // The lines are: pid, data directory, start time, port, socket directory, address, shared memory, status.
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    forgetUnwritten(file);
    return undefined;
  }
  if (isServer(pid, pgData)) return { pid, port: Number(lines[3]), status: (lines[7] ?? "starting").trim() };
  rmSync(file, { force: true });
  return undefined;
}

/** A file without a pid is one that a server is just writing, or one that a crash has left empty. */
function forgetUnwritten(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats && Date.now() - stats.mtimeMs > UNWRITTEN) rmSync(file, { force: true });
}

/** Within so many milliseconds a server has written its pid. */
const UNWRITTEN = 5_000;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a process is a server on this data directory, and not another one that was given the same number. */
function isServer(pid: number, pgData: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "win32") return true;
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(pgData);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(pgData);
  } catch {
    return false;
  }
}

/** The running server once it takes connections; undefined when there is none, or none any more. */
export async function runningServer(pgData: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = readPostmaster(pgData);
    if (!found || found.status === "ready") return found;
    if (Date.now() > deadline) {
      throw new Error(
        `The database server in ${pgData} (process ${found.pid}) does not come up: it says "${found.status}".`,
      );
    }
    await sleep(20);
  }
}

/** Resolves when the server that is stopping is gone. */
export async function goneServer(pgData: string, pid: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (readPostmaster(pgData)?.pid === pid) {
    if (Date.now() > deadline)
      throw new Error(`The database server in ${pgData} (process ${pid}) does not stop.`);
    await sleep(10);
  }
}
