import { readFile } from "node:fs/promises";
import { query } from "@segments/db";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdCustomer } from "../support/held-customer.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage({ customers: 200 });
  ({ page } = stage);
  page.setDefaultTimeout(20_000);
});
afterAll(() => stage.stop());

const heading = (name: string) => page.getByRole("heading", { name, exact: true });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const fileOf = (text: string, name = "people.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});
const tile = (name: string) => button(new RegExp(`${name}$`));
const countOf = async (name: string) => Number.parseInt((await tile(name).textContent()) ?? "", 10);

test("a file is chosen, mapped, checked, imported, and what it refused is corrected and imported again", async () => {
  await page.goto(`${stage.address}/crm/customers`);
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await heading("Import customers").waitFor();
  await expectAccessible(page);

  await page
    .getByLabel("CSV file")
    .setInputFiles(
      fileOf(
        "Full name;E-mail;Country;Labels;Shoe size\r\nAnn Example;ann@import.example;VN;brand-new-tag;38\r\nBo Example;bo@import.example;Atlantis;;41\r\n",
      ),
    );
  const mapping = page.getByRole("table", { name: "Columns" });
  await mapping.waitFor();
  await expectAccessible(page);
  expect(await page.getByRole("combobox", { name: "Delimiter" }).textContent()).toBe("Semicolon");
  const targetOf = (column: string) => page.getByRole("combobox", { name: `“${column}” is imported as` });
  expect(await targetOf("E-mail").textContent()).toBe("Email");
  expect(await targetOf("Shoe size").textContent()).toBe("Not imported");
  await targetOf("Labels").click();
  await page.getByRole("option", { name: "Tags", exact: true }).click();
  await button("Check the rows").click();

  await tile("Would be created").waitFor();
  await button("Import 1 row").waitFor();
  expect([await countOf("Would be created"), await countOf("Refused")]).toEqual([1, 1]);
  await page.getByRole("row", { name: /^3 Bo Example “Atlantis” is no country/ }).waitFor();
  await expectAccessible(page);
  // The step is in the address.
  await page.reload();
  await button("Import 1 row").dblclick();

  await tile("Created").waitFor();
  await page.getByText("1 row could not be imported.").waitFor();
  expect([await countOf("Created"), await countOf("Refused")]).toEqual([1, 1]);
  const [problems] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Not imported/ }).click(),
  ]);
  const corrected = (await readFile(await problems.path(), "utf8")).replaceAll("Atlantis", "Thailand");
  await button("Import another file").click();
  await page.getByLabel("CSV file").setInputFiles(fileOf(corrected, "corrected.csv"));
  await targetOf("E-mail").waitFor();
  await button("Check the rows").click();
  await button("Import 1 row").click();
  await page.getByText("All rows are in.").waitFor();

  await page.goto(`${stage.address}/crm/customers?search=import.example`);
  const table = page.getByRole("table", { name: "Customers" });
  await table.getByText("ann@import.example", { exact: true }).waitFor();
  await table.getByText("bo@import.example", { exact: true }).waitFor();
  await table.getByText("Thailand", { exact: true }).waitFor();
});

test("an import that runs is in the tray everywhere but on its own page", async () => {
  const [ann] = await query<{ org_id: number; id: number }>(stage.database, {
    text: "select org_id, customer_id as id from contact where address_folded = 'ann@import.example'",
    values: [],
  });
  await page.goto(`${stage.address}/crm/import`);
  await page
    .getByLabel("CSV file")
    .setInputFiles(fileOf("Full name,E-mail\r\nAnn Renamed,ann@import.example\r\n", "renamed.csv"));
  await button("Check the rows").click();
  await button("Import 1 row").waitFor();
  const tray = page.getByRole("region", { name: "Jobs" });
  const held = await holdCustomer(stage.database, ann?.org_id ?? 0, ann?.id ?? 0);
  try {
    await button("Import 1 row").click();
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("link", { name: "Segments", exact: true }).first().click();
    await tray.getByText(/^Import/).waitFor();
    await page.goBack();
    await page.getByRole("progressbar", { name: "Importing renamed.csv" }).waitFor();
    expect(await tray.count()).toBe(0);
  } finally {
    await held.letGo();
  }
  await page.getByText("All rows are in.").waitFor();
  expect(await tray.count()).toBe(0);
});

test.each([
  ["empty", "", /empty/i],
  ["no table but a zip", "PK\u0003\u0004zipped", /CSV/],
  ["names of columns alone", "Name,Email\r\n", /row/i],
])("a file that is %s is refused with its sentence", async (_, text, sentence) => {
  await page.goto(`${stage.address}/crm/import`);
  await page.getByLabel("CSV file").setInputFiles(fileOf(text));
  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(sentence);
  await expectAccessible(page);
});

test.each(["light", "dark"] as const)("it fits a telephone, in %s", async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${stage.address}/crm/import`);
  await expectFits(page);
  await page
    .getByLabel("CSV file")
    .setInputFiles(
      fileOf(
        `${"A very long name of a column ".repeat(6)},E-mail\r\nPhở ${"x".repeat(200)},long@import.example\r\n`,
      ),
    );
  await page.getByRole("table", { name: "Columns" }).waitFor();
  await expectFits(page);
  await expectAccessible(page);
  await button("Check the rows").click();
  await button(/^Import 1 row|Nothing to import/).waitFor();
  await expectFits(page);
  await expectAccessible(page);
});
