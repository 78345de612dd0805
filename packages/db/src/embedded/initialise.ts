import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { sentence } from "./sentence.ts";

/** The database user and the database of the embedded server. */
export const NAME = "segments";

const run = promisify(execFile);
const PASSWORD_FILE = "segments.password";

export interface Cluster {
  /** The server's data directory. */
  readonly pgData: string;
  readonly password: string;
}

/** Makes the server's data directory unless it is there. Several may do so at once: one of them wins. */
export async function initialise(
  home: string,
  { initdb }: Binaries,
  account: Account | undefined,
): Promise<Cluster> {
  const pgData = path.join(home, "pg");
  const existing = await read(pgData);
  if (existing) return existing;

  const draft = path.join(home, `pg.new-${process.pid}-${randomBytes(4).toString("hex")}`);
  const passwordFile = `${draft}.password`;
  const own = (file: string) => (account ? chown(file, account.uid, account.gid) : undefined);
  try {
    await mkdir(draft, { mode: 0o700 });
    await own(draft);
    const password = randomBytes(24).toString("hex");
    await writeFile(passwordFile, password, { mode: 0o600 });
    await own(passwordFile);
    await run(
      initdb,
      [
        `--pgdata=${draft}`,
        `--username=${NAME}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
      ],
      {
        cwd: home,
        env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
        ...(account && { uid: account.uid, gid: account.gid }),
      },
    );
    await rename(passwordFile, path.join(draft, PASSWORD_FILE));
    await rename(draft, pgData);
  } catch (error) {
    const won = await read(pgData);
    if (won) return won;
    throw sentence(`PostgreSQL could not be set up in ${home}`, error);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
  const made = await read(pgData);
  if (made) return made;
  throw new Error(`PostgreSQL could not be set up in ${home}.`);
}

async function read(pgData: string): Promise<Cluster | undefined> {
  const password = await readText(pgData, PASSWORD_FILE);
  if (password === undefined) return undefined;
  const version = (await readText(pgData, "PG_VERSION"))?.trim();
  if (version === MAJOR) return { pgData, password };
  if (version === undefined) throw new Error(`The database in ${pgData} is incomplete: move it away.`);
  throw new Error(
    `The database in ${pgData} was written by PostgreSQL ${version}, this is ${MAJOR}: dump it with the old version, or move it away.`,
  );
}

/** Undefined where there is no such file. */
async function readText(pgData: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(pgData, file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw sentence(`The database in ${pgData} can't be read`, error);
  }
}

const MAJOR = "18";
