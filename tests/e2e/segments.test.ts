import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { createApp } from "@segments/api/app";
import { demoSession } from "@segments/crm";
import { seedDemo } from "@segments/db";
import { createTestDatabase } from "@segments/db/testing";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

let browser: Browser;
let page: Page;
let address: string;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const place = await createTestDatabase();
  stops.push(place.drop);
  await seedDemo(place.database, { customers: 500 });
  const app = await createApp({
    databaseUrl: place.url,
    cacheBytes: 50_000_000,
    signIn: (services) => () => demoSession(services),
    webDir: path.join(import.meta.dirname, "../../apps/web/dist"),
  });
  stops.push(app.close);
  address = await app.http.listen({ host: "127.0.0.1", port: 0 });
  const executablePath = process.env.CHROMIUM_PATH;
  browser = await chromium.launch({ args: [...flags, ...quiet], ...(executablePath && { executablePath }) });
  stops.push(() => browser.close());
  page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("from the list to a segment's customers and its rule, and recompute", async () => {
  await page.goto(`${address}/crm/segments`);
  await page.getByRole("link", { name: "Suppressed contacts" }).waitFor();
  await expectAccessible();
  await page.getByRole("link", { name: "Suppressed contacts" }).click();
  await expect.poll(() => page.getByTestId("segment-count").textContent()).toMatch(/^[\d,.]+ customers$/);
  await page.getByRole("table", { name: "Customers of this segment" }).waitFor();
  await expectAccessible();
  await page.getByRole("button", { name: "Actions for Suppressed contacts" }).click();
  await page.getByRole("menuitem", { name: "Recompute now" }).click();
  await page.getByText(/^Recomputed “Suppressed contacts”: /).waitFor();
  await page.getByRole("link", { name: "Rules" }).click();
  await page.getByRole("heading", { name: "The first who match" }).waitFor();
  await expectAccessible();
});
