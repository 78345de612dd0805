import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

test("from the list to a segment's customers and its rule, and recompute", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/segments`);
  await page.getByRole("link", { name: "Suppressed contacts" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Suppressed contacts" }).click();
  await expect.poll(() => page.getByTestId("segment-count").textContent()).toMatch(/^[\d,.]+ customers$/);
  await page.getByRole("table", { name: "Customers of this segment" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Actions for Suppressed contacts" }).click();
  await page.getByRole("menuitem", { name: "Recompute now" }).click();
  await page.getByText(/^Recomputed “Suppressed contacts”: /).waitFor();
  await page.getByRole("link", { name: "Rules" }).click();
  await page.getByRole("heading", { name: "The first who match" }).waitFor();
  await expectAccessible(page);
});

test("customers are removed from a static segment after a question, and put back", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/segments`);
  await page.getByRole("link", { name: "Q1 batch", exact: true }).click();
  const table = page.getByRole("table", { name: "Customers of this segment" });
  await table.getByRole("checkbox").nth(2).check();
  await table.getByRole("checkbox").nth(1).check();
  const count = () => page.getByTestId("segment-count").textContent();
  const before = Number.parseInt((await count()) ?? "", 10);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText("Remove 2 customers from “Q1 batch”. The customers themselves stay.").waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await count()).toBe(`${before} customers`);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await dialog.getByRole("button", { name: "Remove 2 customers" }).click();
  await page.getByText("2 customers removed from “Q1 batch”").waitFor();
  await expect.poll(count).toBe(`${before - 2} customers`);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("2 customers added back to “Q1 batch”").waitFor();
  await expect.poll(count).toBe(`${before} customers`);
});

test("a segment that others use is deleted only when that is said again", async () => {
  const { page, address } = stage;
  const remove = async (name: string) => {
    await page.goto(`${address}/crm/segments`);
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete segment" }).click();
  };
  await remove("Q1 batch");
  await page.getByText("Can’t delete yet").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Q1 batch", exact: true }).waitFor();
  await remove("Never wrote to us");
  await page.getByText("Deleted “Never wrote to us”").waitFor();
  await expect.poll(() => page.getByRole("link", { name: "Never wrote to us" }).count()).toBe(0);
});

test.each([
  ["light", 390],
  ["dark", 1280],
  ["dark", 390],
] as const)("every page is accessible, %s at %i px", async (colorScheme, width) => {
  const context = await stage.browser.newContext({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 800 },
  });
  await context.request.post(`${stage.address}/api/auth/sign-in/demo`, { data: {} });
  const page = await context.newPage();
  for (const [where, sign] of [
    ["/crm/segments", "Suppressed contacts"],
    ["/crm/customers", "Everybody in the contact book."],
    ["/crm/segments/new?type=dynamic", "Rule"],
    ["/crm/segments/2000000000", "There is no such segment"],
    ["/nowhere", "There is no such page"],
  ] as const) {
    await page.goto(stage.address + where);
    await page.getByText(sign).first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
  }
  await context.close();
});
