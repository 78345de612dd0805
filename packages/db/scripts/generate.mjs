// Generates the Prisma client into src/generated, unless what is there already came from the same schema.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const schema = path.join(root, "prisma/schema.prisma");
const output = path.join(root, "src/generated");
const stampFile = path.join(output, ".stamp");
const require = createRequire(import.meta.url);

const version = require("prisma/package.json").version;
const stamp = createHash("sha256").update(version).update(readFileSync(schema)).digest("hex");

if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) process.exit(0);
rmSync(output, { recursive: true, force: true });
// The command line insists on an engine binary, and would download one, though this generator needs none.
execFileSync(process.execPath, [require.resolve("prisma/build/index.js"), "generate"], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
  env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", ...process.env },
});
writeFileSync(stampFile, stamp);
