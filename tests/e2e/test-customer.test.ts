import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import type { Client } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let page: Stage["page"];
let admin: Client;
let segment: number;
beforeAll(async () => {
  stage = await openStage();
  ({ page } = stage);
  page.setDefaultTimeout(20_000);
  const browser = new Browser(stage.address);
  await browser.post("/api/auth/sign-in/demo");
  admin = browser.client;
  const { id } = await admin.customers.create.mutate({ name: "Ann Tested" });
  await admin.customers.update.mutate({ customerIds: [id], country: "VN" });
  const rule = all(is("country", "isAnyOf", ["VN"]), is("tag", "isSet"));
  segment = (await admin.segments.create.mutate({ type: "dynamic", name: "Tagged in VN", rule })).id;
});
afterAll(() => stage.stop());

test("each part shows what it does to the whole", async () => {
  await page.goto(`${stage.address}/crm/segments/${segment}/rules`);
  const vietnamese = all(is("country", "isAnyOf", ["VN"]));
  const { count: without } = await admin.segments.previewRule.query({ rule: vietnamese });
  const { ids } = await admin.segments.resolveCustomerIds.query({ id: segment });
  expect(without).toBeGreaterThan(ids.length);
  await page.getByText(`Without this predicate: +${without - ids.length}`).waitFor();
  await expectAccessible(page);
});

test("any customer is tested by the rule as it is, and what is lacking is said", async () => {
  await page.getByRole("button", { name: "Test a customer" }).first().click();
  await page.getByRole("combobox", { name: "Customers" }).fill("Ann Tested");
  await page.getByRole("option", { name: /Ann Tested/ }).click();
  const tested = page.getByRole("region", { name: "Test" }).first();
  await tested.getByText("does not match").waitFor();
  await tested.getByText("One condition away").waitFor();
  await tested.getByText("Tag is set.").first().waitFor();
  await expectAccessible(page);
  await tested.getByRole("button", { name: "Close the test" }).click();
  expect(await page.getByRole("region", { name: "Test" }).count()).toBe(0);
});

test("another customer is never told the answer of the one before", async () => {
  await admin.customers.create.mutate({ name: "Bo Tested" });
  await page.goto(`${stage.address}/crm/segments/${segment}/rules`);
  const pick = async (button: string, name: string) => {
    await page.getByRole("button", { name: button }).first().click();
    await page.getByRole("combobox", { name: "Customers" }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
  };
  const tested = page.getByRole("region", { name: "Test" }).first();
  await pick("Test a customer", "Ann Tested");
  await tested.getByText("does not match").waitFor();
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route("**/trpc/segments.explainRule**", async (route) => {
    await held;
    await route.continue();
  });
  await pick("Test another customer", "Bo Tested");
  await tested.getByText("Bo Tested").waitFor();
  expect(await tested.getByText("does not match").count()).toBe(0);
  goOn();
  await tested.getByText("does not match").waitFor();
  await page.unroute("**/trpc/segments.explainRule**");
});

test.each(["light", "dark"] as const)("it fits a telephone, in %s", async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${stage.address}/crm/segments/${segment}/rules`);
  await page.getByTestId("rule-count").first().waitFor();
  await expectFits(page);
  await expectAccessible(page);
});
