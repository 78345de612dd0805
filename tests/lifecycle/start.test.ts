import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@segments/db/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";

const root = path.join(import.meta.dirname, "../..");
let place: TestDatabase;
let webDir: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  place = await createTestDatabase();
  webDir = mkdtempSync(path.join(tmpdir(), "segments-web-"));
  writeFileSync(path.join(webDir, "index.html"), "<!doctype html><title>Segments</title>");
});
afterAll(() => place.drop());
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** The server's own process, as npm start runs it in the end. */
function start(settings: Record<string, string>) {
  const env = {
    ...process.env,
    DATABASE_URL: place.url,
    WEB_DIR: webDir,
    DEMO_CUSTOMERS: "300",
    PORT: "0",
    ...settings,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "apps/api/src/main.ts"], { cwd: root, env });
  running.push(child);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return {
    child,
    ended,
    output: () => output,
    /** The address that it prints. */
    async address(): Promise<string> {
      await expect
        .poll(() => /Segments is ready at (\S+)/.exec(output)?.[1], { timeout: 50_000 })
        .toBeTruthy();
      return /Segments is ready at (\S+)/.exec(output)?.[1] ?? "";
    },
  };
}

/** Follows the setup link that was printed, and works in the organization that was there. */
async function setUp(output: string, address: string): Promise<Browser> {
  const [, secret = ""] = /\/setup\?secret=(\S+)/.exec(output) ?? [];
  const browser = new Browser(address);
  const account = { email: "first@example.com", password: "four words in a row" };
  await browser.client.setup.complete.mutate({
    secret,
    organization: "Ours",
    timeZone: "UTC",
    name: "First",
    ...account,
  });
  await browser.signIn(account.email, account.password);
  const { organizations } = await browser.client.session.me.query();
  const filled = organizations.find(({ name }) => name === "Lotus Trading House");
  await browser.client.session.switchOrganization.mutate({ id: filled?.id ?? 0 });
  return browser;
}

test("migrates, fills the demo once, serves, and ends at SIGTERM with what is under way answered", async () => {
  const first = start({});
  const address = await first.address();
  expect(address).toMatch(/^http:\/\/localhost:\d+$/);
  expect(first.output()).toContain("Filling the demo organization with 300 customers");
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: "ready" });
  const page = await fetch(`${address}/crm/segments`, { headers: { accept: "text/html" } });
  expect(await page.text()).toContain("<title>Segments</title>");
  const { segments } = await (await setUp(first.output(), address)).client.segments.list.query({});
  expect(segments.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "Q1 batch",
      "Cooldown — Mar 2026",
      "Suppressed contacts",
      "Customers tagged hot-lead in VN",
    ]),
  );
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);

  const second = start({});
  await second.address();
  expect(second.output()).not.toContain("Filling");
  expect(second.output()).not.toContain("/setup?secret=");
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
});

test("with its own database, on this machine alone, whoever comes may go on as the demo user; not in production", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "segments-data-"));
  const own = { DATABASE_URL: "", DATA_DIR: dataDir, DEMO_CUSTOMERS: "50" };
  const ways = async (settings: Record<string, string>) => {
    const server = start({ ...own, ...settings });
    const address = await server.address();
    const found = await new Browser(address).client.session.ways.query();
    const entered = await new Browser(address).post("/api/auth/sign-in/demo");
    server.child.kill("SIGTERM");
    await server.ended;
    return { ...found, entered: entered.status, link: server.output().includes("/setup?secret=") };
  };
  try {
    const closed = { demo: false, password: false, entered: 404, link: true };
    expect(await ways({ NODE_ENV: "production" })).toEqual(closed);
    expect(await ways({})).toEqual({ demo: true, password: false, entered: 200, link: false });
    expect(await ways({ HOST: "0.0.0.0" })).toEqual(closed);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test("a port that is taken is said in one sentence", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "localhost", resolve));
  const { port } = other.address() as { port: number };
  const attempt = start({ PORT: String(port) });
  expect(await attempt.ended).toBe(1);
  expect(attempt.output().trim().split("\n")).toEqual([
    expect.stringMatching(
      new RegExp(
        `^Port ${port} is taken by another program: stop it, or start with PORT=${port + 1} npm start\\.$`,
      ),
    ),
  ]);
  other.close();
});

test.each([
  [{ PORT: "many" }, "The setting PORT can’t be used"],
  [{ SECRET: "short" }, "The setting SECRET can’t be used"],
  [{ DATABASE_URL: "postgresql://nobody:x@127.0.0.1:1/nowhere" }, "The database can’t be reached"],
  [{ DATABASE_URL: "nowhere" }, "DATABASE_URL is no address of a database"],
  [{ WEB_DIR: "/nowhere" }, "The web app is not built"],
])("%o is said in one sentence", async (settings, sentence) => {
  const attempt = start(settings as unknown as Record<string, string>);
  expect(await attempt.ended).toBe(1);
  const lines = attempt.output().trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(sentence);
});
