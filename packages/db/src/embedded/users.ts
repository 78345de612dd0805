import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import path from "node:path";
import { isAlive } from "./postmaster.ts";

let registrations = 0;

// The last process that uses a server stops it, also when it ends without a word: then this shell sees its input close.
const WATCHDOG = `
trap '' INT TERM HUP
read -r _
rm -f "$1"
[ -z "$(ls -A "$2")" ] && kill -INT "$(head -n 1 "$3/postmaster.pid")" 2>/dev/null
`;

/** Notes that this process uses the server in `home`. `leave` takes that back and says whether it was the last one. */
export function register(home: string, pgData: string): { leave(): boolean } {
  const folder = path.join(home, "users");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${++registrations}`);
  writeFileSync(file, "");
  const watchdog = process.platform === "win32" ? undefined : watch(file, folder, pgData);
  return {
    leave() {
      watchdog?.kill("SIGKILL");
      rmSync(file, { force: true });
      return readdirSync(folder).every((name) => !isUser(folder, name));
    },
  };
}

/** Forgets who used a server that is gone. */
export function forgetUsers(home: string): void {
  rmSync(path.join(home, "users"), { recursive: true, force: true });
}

function isUser(folder: string, name: string): boolean {
  if (isAlive(Number.parseInt(name, 10))) return true;
  rmSync(path.join(folder, name), { force: true });
  return false;
}

function watch(file: string, folder: string, pgData: string): ChildProcess {
  const child = spawn("/bin/sh", ["-c", WATCHDOG, "sh", file, folder, pgData], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.on("error", () => {});
  child.unref();
  (child.stdin as Socket | null)?.unref();
  return child;
}
