import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { local, Problem, quietly, root } from "./command.mjs";

const PNPM = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).packageManager;
const STAMP = path.join(root, "node_modules/.segments-installed");

/** Throws where this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Problem(
    `This needs Node 20.19 or newer; here is ${process.versions.node}. Get one from https://nodejs.org.`,
  );
}

/** Installs the packages, unless they are as the lock file says. */
export async function install() {
  checkNode();
  const wanted = stamp();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  console.log("Installing packages …");
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  // Never asks: a fresh clone has no terminal to answer from everywhere.
  await quietly("Installing packages", [npx, "--yes", PNPM, "install", "--frozen-lockfile"], {
    env: { CI: "true" },
  });
  writeFileSync(STAMP, wanted);
}

/** Runs tasks of turbo.json in all packages; what did not change since the last time is not done again. */
export async function turbo(...tasks) {
  await quietly(
    `“turbo run ${tasks.join(" ")}”`,
    [local("turbo"), "run", ...tasks, "--output-logs=errors-only"],
    {
      env: { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    },
  );
}

function stamp() {
  const hash = createHash("sha256").update(process.version).update(process.platform).update(process.arch);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml"])
    hash.update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}
