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
