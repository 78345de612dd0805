import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type AppOptions, createApp } from "@segments/api/app";
import { type Database, seedDemo } from "@segments/db";
import { createTestDatabase } from "@segments/db/testing";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { SECRET } from "../support/session-cookie.ts";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The built web app. */
export const WEB_DIR = path.join(import.meta.dirname, "../../apps/web/dist");

export interface Stage {
  readonly address: string;
  readonly database: Database;
  readonly browser: Browser;
  readonly page: Page;
  stop(): Promise<void>;
}

/** The real application with a small demo, and a page of a real browser. */
export async function openStage({
  customers = 500,
  ...options
}: { readonly customers?: number } & Pick<AppOptions, "webhooks"> = {}): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const place = await createTestDatabase();
  stops.push(place.drop);
  await seedDemo(place.database, { customers });
  const app = await createApp({
    databaseUrl: place.url,
    cacheBytes: 50_000_000,
    secret: SECRET,
    demo: true,
    webDir: WEB_DIR,
    ...options,
  });
  stops.push(app.close);
  const address = await app.http.listen({ host: "127.0.0.1", port: 0 });
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    args: [...flags, ...quiet],
    ...(executablePath && { executablePath }),
  });
  stops.push(() => browser.close());
  const context = await browser.newContext({
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 800 },
  });
  await context.request.post(`${address}/api/auth/sign-in/demo`, { data: {} });
  return {
    address,
    database: place.database,
    browser,
    page: await context.newPage(),
    async stop() {
      for (const stop of stops.reverse()) await stop();
    },
  };
}

/** No serious finding of axe on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  // No frames of other origins: it can do without a page of its own for each time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"], preload: false });
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Nothing reaches beyond the screen's side. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
}
