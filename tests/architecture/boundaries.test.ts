import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const packages = [
  ...["apps/api", "apps/web", "tests"],
  ...["rules", "evaluator", "db", "crm", "tsconfig"].map((name) => `packages/${name}`),
];

/** A copy of the workspace's rules about itself, without its sources: a place to break them in. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "segments-boundaries-"));
  const keep = (file: string) => cpSync(path.join(root, file), path.join(copy, file), { recursive: true });
  for (const file of [
    "package.json",
    "pnpm-workspace.yaml",
    "pnpm-lock.yaml",
    "turbo.json",
    "biome.json",
    ".ci/lint",
  ])
    keep(file);
  for (const each of packages) for (const file of ["package.json", "turbo.json"]) keep(`${each}/${file}`);
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(
  program: string,
  ...args: string[]
): Promise<{ readonly failed: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
    execFile(
      path.join(root, "node_modules/.bin", program),
      args,
      { cwd: copy, env },
      (error, stdout, stderr) => resolve({ failed: error !== null, output: stdout + stderr }),
    );
  });
}

async function withFile<Result>(file: string, source: string, work: () => Promise<Result>): Promise<Result> {
  const target = path.join(copy, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, source);
  try {
    return await work();
  } finally {
    rmSync(target);
  }
}

/** Asked in a process of its own: the test runner's has pnpm's hidden folder on its search path. */
function resolves(from: string, module: string): Promise<boolean> {
  const script = `require("node:module").createRequire(${JSON.stringify(path.join(root, from, "package.json"))}).resolve(${JSON.stringify(module)})`;
  const { NODE_PATH: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, ["-e", script], { env }, (error) => resolve(error === null));
  });
}

const lint = () => run("biome", "lint", "--vcs-enabled=false", "--max-diagnostics=20", ".");
const boundaries = () => run("turbo", "boundaries");

describe("a seeded violation", () => {
  test("without one, nothing is found", async () => {
    await withFile("packages/rules/src/fine.ts", "export const fine = 1;\n", async () => {
      expect(await lint()).toMatchObject({ failed: false });
      expect(await boundaries()).toMatchObject({ failed: false });
    });
  });

  test.each([
    ["packages/rules/src/x.ts", "@segments/db", "packages/rules imports nothing of ours"],
    ["packages/rules/src/x.ts", "node:fs", "also runs in browsers"],
    ["packages/evaluator/src/x.ts", "@segments/crm", "imports only @segments/rules"],
    ["packages/db/src/x.ts", "@segments/rules", "packages/db imports nothing of ours"],
    ["packages/crm/src/x.ts", "@segments/api/app", "packages/crm knows no app"],
    ["packages/crm/src/x.ts", "@trpc/server", "packages/crm knows no transport"],
    ["apps/api/src/x.ts", "@segments/evaluator", "no rule logic and no SQL"],
    ["apps/api/src/x.ts", "pg", "no rule logic and no SQL"],
    ["apps/web/src/x.ts", "@segments/crm", "reaches data through tRPC only"],
    ["apps/web/src/x.ts", "@segments/api/router", "takes types alone from apps/api"],
  ])("the linter stops %s from importing %s, with the remedy", async (file, module, remedy) => {
    await withFile(file, `import { x } from "${module}";\n\nexport const y = x;\n`, async () => {
      const { failed, output } = await lint();
      expect(failed).toBe(true);
      expect(output.replaceAll(/\s+/g, " ")).toContain(remedy);
    });
  });

  test("turbo boundaries stops a dependency that the layers do not allow", async () => {
    const file = path.join(copy, "packages/rules/package.json");
    const original = createRequire(import.meta.url)(file) as { dependencies: Record<string, string> };
    const dependencies = { ...original.dependencies, "@segments/db": "workspace:*" };
    writeFileSync(file, JSON.stringify({ ...original, dependencies }));
    try {
      const source = 'import { openDatabase } from "@segments/db";\n\nexport const open = openDatabase;\n';
      const { failed, output } = await withFile("packages/rules/src/x.ts", source, boundaries);
      expect(failed).toBe(true);
      expect(output).toContain("@segments/db");
    } finally {
      writeFileSync(file, JSON.stringify(original, null, 2));
    }
  });

  test("what a package does not declare can't be resolved from it", async () => {
    expect(await resolves("packages/rules", "@segments/db")).toBe(false);
    expect(await resolves("packages/evaluator", "@segments/crm")).toBe(false);
    expect(await resolves("apps/api", "@segments/evaluator")).toBe(false);
    // Types alone: a value import fails the build.
    expect(await resolves("apps/web", "@segments/api/router")).toBe(false);
    expect(await resolves("packages/evaluator", "@segments/rules")).toBe(true);
  });
});
