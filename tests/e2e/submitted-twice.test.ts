import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import type { Client } from "../support/server.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let client: Client;
beforeAll(async () => {
  stage = await openStage({ webhooks: { allowPrivate: true } });
  stage.page.setDefaultTimeout(15_000);
  const admin = new Browser(stage.address);
  await admin.post("/api/auth/sign-in/demo");
  ({ client } = admin);
});
afterAll(() => stage.stop());

/** Before anything can be drawn in between. */
async function submitTwice(): Promise<void> {
  await stage.page.evaluate(
    'for (const form of Array(2).fill(document.querySelector("[role=dialog] form"))) form.requestSubmit()',
  );
}

test("an endpoint that is submitted twice is added once", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/settings/webhooks`);
  await page.getByRole("button", { name: "Add endpoint" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add endpoint" });
  // Nobody is there, and nothing is sent.
  await dialog.getByLabel("URL").fill("http://127.0.0.1:9/hooks");
  await submitTwice();
  await page.getByText("it can’t be shown again").waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await page.waitForURL(/settings\/webhooks\/\d+$/);
  expect((await client.webhooks.list.query()).endpoints).toHaveLength(1);
});

test("a key that is submitted twice is made once", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/settings/keys`);
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("dialog", { name: "New key" }).getByLabel("Name").fill("Nightly export");
  await submitTwice();
  await page.getByText("it can’t be shown again").waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("table", { name: "API keys" }).getByText("Nightly export").waitFor();
  expect((await client.keys.list.query()).keys).toHaveLength(1);
});
