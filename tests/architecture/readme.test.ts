import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { startTestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

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

test("the client for internal tools runs as it stands, in a process of its own", async () => {
  const example = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)][1]?.[1] ?? "";
  expect(example).toContain("createTRPCClient<AppRouter>");
  const server = await startTestServer();
  try {
    const world = await World.create(server);
    const admin = server.client(world.orgId, world.personId);
    const { key } = await admin.keys.create.mutate({ name: "Tool", scope: "write", expiresInDays: 1 });
    const { id } = await admin.segments.create.mutate({ type: "static", name: "Q1 batch" });
    await admin.segments.addCustomers.mutate({ id, customerIds: await world.customers(3) });
    mkdirSync(scratch, { recursive: true });
    writeFileSync(path.join(scratch, "client.ts"), example);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", path.join(scratch, "client.ts")],
      { cwd: root, env: { ...process.env, SEGMENTS_URL: server.url, SEGMENTS_KEY: key } },
    );
    expect(stdout.trim()).toBe("Q1 batch: 3 customers");
  } finally {
    await server.stop();
  }
});

test("a node is called from the command line as it stands, and repeating it does nothing again", async () => {
  const example = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text ?? "");
  const command = example.find((text) => text.startsWith("curl")) ?? "";
  const server = await startTestServer();
  try {
    const world = await World.create(server);
    const admin = server.client(world.orgId, world.personId);
    const { key } = await admin.keys.create.mutate({ name: "Flow engine", scope: "write", expiresInDays: 1 });
    const ids = await world.customers(3);
    const env = { ...process.env, SEGMENTS_URL: server.url, SEGMENTS_KEY: key };
    const asked = command.replace("[1, 2, 3]", JSON.stringify(ids));
    const answers = [];
    for (let count = 0; count < 2; count++)
      answers.push(
        (await promisify(execFile)("sh", ["-c", asked.replace("curl", "curl -sS")], { env })).stdout,
      );
    expect(JSON.parse(answers[0] ?? "").result.data).toMatchObject({
      changed: 3,
      segment: { name: "Cooldown — Mar 2026" },
    });
    expect(answers[1]).toBe(answers[0]);
  } finally {
    await server.stop();
  }
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
