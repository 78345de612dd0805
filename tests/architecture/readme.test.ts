import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");
// Within this package, from which the packages it names can be found.
const scratch = path.join(import.meta.dirname, `readme-${process.pid}`);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("the example for internal tools runs as it stands, and says what it says", async () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  expect(example).toContain("explain(rule, facts, context)");
  const asked = example
    .replace(/^evaluate\(.*$/m, "console.log(evaluate(rule, facts, context));")
    .replace(/^explain\(.*$/m, "console.log(JSON.stringify(explain(rule, facts, context)));");
  mkdirSync(scratch, { recursive: true });
  writeFileSync(path.join(scratch, "example.ts"), asked);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", path.join(scratch, "example.ts")],
    { cwd: root },
  );
  const [evaluated, explained] = stdout.trim().split("\n");
  expect(evaluated).toBe("true");
  expect(JSON.parse(explained ?? "")).toMatchObject({
    pass: true,
    members: [{ pass: true, seenText: expect.any(String) }],
  });
});

test("every script and file that it names is there", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  for (const [, name] of readme.matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(name);
  for (const [, file] of readme.matchAll(/\]\(([\w./-]+)\)/g)) readFileSync(path.join(root, file ?? ""));
  for (const [, file] of readme.matchAll(/`((?:apps|packages|tests)\/[\w./-]+\.ts)`/g))
    readFileSync(path.join(root, file ?? ""));
});
