import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sentence } from "./sentence.ts";

/** The operating-system user as which the server runs when we are root, since PostgreSQL refuses to run as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Undefined where the server can run as we do. As root: `postgres`, made where there is none, or else `nobody`. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp("postgres") ?? create("postgres") ?? lookUp("nobody");
  if (found) return found;
  throw new Error(
    "PostgreSQL can't run as root, and no other user could be found or made: start as another user",
  );
}

function lookUp(name: string): Account | undefined {
  try {
    return { name, uid: number("-u", name), gid: number("-g", name) };
  } catch {
    return undefined;
  }
}

function number(flag: string, name: string): number {
  return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

function create(name: string): Account | undefined {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", name], { stdio: "ignore" });
    return lookUp(name);
  } catch {
    return undefined;
  }
}

/** The nearest folder on the way to `target` that the account may not enter; undefined when it may enter all of them. */
export function obstacle(target: string, account: Account | undefined): string | undefined {
  if (!account) return undefined;
  const folders: string[] = [];
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    folders.unshift(folder);
    if (folder === path.dirname(folder)) break;
  }
  return folders.find((folder) => {
    const stats = statSync(folder, { throwIfNoEntry: false });
    return stats?.isDirectory() && !mayEnter(stats, account);
  });
}

function mayEnter({ mode, uid, gid }: Stats, account: Account): boolean {
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** A path without symbolic links, also of what is not there yet: a server is known by its folder's name. */
export function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.join(realPath(path.dirname(file)), path.basename(file));
  }
}

function make(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw sentence(`The database can't be kept in ${folder}`, error);
  }
}

/**
 * Where the server's files go: `wanted`, or another folder of its own when the account can't reach that one. `notice`
 * then gets a sentence that says which.
 */
export function choosePlace(
  wanted: string,
  account: Account | undefined,
  notice: (sentence: string) => void,
): string {
  const blocked = obstacle(path.dirname(wanted), account);
  if (account === undefined || blocked === undefined) return make(wanted);
  const own = `${path.basename(wanted)}-${createHash("sha256").update(wanted).digest("hex").slice(0, 8)}`;
  for (const parent of ["/var/lib/segments", path.join(tmpdir(), "segments")]) {
    const place = path.join(parent, own);
    try {
      if (obstacle(make(place), account)) continue;
      notice(`The user ${account.name} can't enter ${blocked}, so the database is kept in ${place}.`);
      return place;
    } catch {
      // the next one, then
    }
  }
  throw new Error(
    `The user ${account.name}, as which the database runs, can't enter ${blocked}: move the checkout.`,
  );
}
