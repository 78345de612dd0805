import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");

/** Another process of the product on the same database. */
export function startProcess(
  databaseUrl: string,
  nodeOptions: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): ChildProcess {
  const webDir = mkdtempSync(path.join(tmpdir(), "segments-web-"));
  writeFileSync(path.join(webDir, "index.html"), "<!doctype html>");
  const own = { DATABASE_URL: databaseUrl, PORT: "0", DEMO_CUSTOMERS: "0", WEB_DIR: webDir };
  const env = { ...process.env, ...own, ...settings };
  return spawn(process.execPath, [...nodeOptions, "--import", "tsx", "apps/api/src/main.ts"], {
    cwd: root,
    env,
    stdio: "ignore",
  });
}
