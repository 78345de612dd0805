import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const root = path.join(import.meta.dirname, "../..");

/** Another process of the product on the same database. */
export function startProcess(
  databaseUrl: string,
  nodeOptions: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): ChildProcess {
  return launch(databaseUrl, nodeOptions, settings, "ignore");
}

/** The same, when it can be reached, and where. */
export async function startServing(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = launch(databaseUrl, [], settings, ["ignore", "pipe", "inherit"]);
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    const address = /ready at (http\S+)/.exec(line)?.[1];
    if (address) return { child, address };
  }
  throw new Error("the process ended before it could be reached");
}

function launch(
  databaseUrl: string,
  nodeOptions: readonly string[],
  settings: Readonly<Record<string, string>>,
  stdio: StdioOptions,
): ChildProcess {
  const webDir = mkdtempSync(path.join(tmpdir(), "segments-web-"));
  writeFileSync(path.join(webDir, "index.html"), "<!doctype html>");
  const own = { DATABASE_URL: databaseUrl, PORT: "0", DEMO_CUSTOMERS: "0", WEB_DIR: webDir };
  const env = { ...process.env, ...own, ...settings };
  return spawn(process.execPath, [...nodeOptions, "--import", "tsx", "apps/api/src/main.ts"], {
    cwd: root,
    env,
    stdio,
  });
}
