import { readFile } from "node:fs/promises";
import { query } from "@segments/db";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

/** More than are downloaded at once. */
const CUSTOMERS = 10_200;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage({ customers: CUSTOMERS });
  ({ page } = stage);
  page.setDefaultTimeout(40_000);
});
afterAll(() => stage.stop());

const open = (path: string) => page.goto(stage.address + path);
const dialog = () => page.getByRole("dialog");
const column = (name: string) => dialog().getByRole("checkbox", { name, exact: true });
const rows = (text: string) => text.trimEnd().split("\r\n");

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

async function openDialog(): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await dialog().waitFor();
}

/** These columns and no others. */
async function choose(...names: string[]): Promise<void> {
  const all = dialog().getByRole("button", { name: "Choose all" });
  if (await all.count()) await all.click();
  await dialog().getByRole("button", { name: "Choose none" }).click();
  for (const name of names) await column(name).check();
}

/** Of the demo's organization, as the table has them. */
function customers(where: string, order: string): Promise<{ id: number; country: string | null }[]> {
  return query(stage.database, {
    text: `select id, country from customer where org_id = (select min(id) from organization) and ${where} order by ${order}`,
    values: [],
  });
}

const lines = (found: readonly { id: number; country: string | null }[]) =>
  found.map(({ id, country }) => `${id},${country ?? ""}`);

test("what a search leaves is downloaded at once, in the order of the table; the columns are remembered", async () => {
  await open("/crm/customers?search=nguyen&sort=created&direction=desc");
  await openDialog();
  await choose();
  await dialog().getByText("Pick at least one column.").waitFor();
  expect(
    await dialog()
      .getByRole("button", { name: /^Export/ })
      .isDisabled(),
  ).toBe(true);
  await choose("Customer ID", "Country");
  const expected = await customers(
    "(name_folded like '%nguyen%' or exists (select from contact a where a.org_id = customer.org_id and a.customer_id = customer.id and a.channel = 'email' and a.address_folded like '%nguyen%'))",
    "created_at desc, id desc",
  );
  expect(expected.length).toBeGreaterThan(100);
  const words = `${expected.length.toLocaleString("en-US")} customers`;
  await dialog().getByText(`All ${words} that match:`).waitFor();
  const coming = page.waitForEvent("download");
  await dialog()
    .getByRole("link", { name: `Export ${words}` })
    .click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^Customers \d{4}-\d\d-\d\d\.csv$/);
  expect(rows(await textOf(download))).toEqual(["Customer ID,Country", ...lines(expected)]);
  await expect.poll(() => dialog().count()).toBe(0);

  await page.reload();
  await openDialog();
  expect(await column("Customer ID").isChecked()).toBe(true);
  expect(await column("Name").isChecked()).toBe(false);
});

test("a segment's customers are downloaded for Excel, under its name", async () => {
  await open("/crm/segments");
  await page.getByRole("link", { name: "Q1 batch" }).click();
  const count = (await page.getByTestId("segment-count").textContent()) ?? "";
  await openDialog();
  await page.getByRole("heading", { name: "Export from “Q1 batch”" }).waitFor();
  await choose("Customer ID", "Country");
  await dialog().getByRole("checkbox", { name: "For Excel (byte order mark)" }).check();
  const coming = page.waitForEvent("download");
  await dialog()
    .getByRole("link", { name: `Export ${count}` })
    .click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^Q1 batch \d{4}-\d\d-\d\d\.csv$/);
  const text = await textOf(download);
  expect(text.startsWith("\uFEFFCustomer ID,Country\r\n")).toBe(true);
  const expected = await customers(
    "id in (select m.customer_id from segment_member m join segment s on s.org_id = m.org_id and s.id = m.segment_id where m.org_id = customer.org_id and s.name = 'Q1 batch')",
    "id",
  );
  expect(`${expected.length} customers`).toBe(count);
  expect(rows(text).slice(1).sort()).toEqual(lines(expected).sort());
});

test("of many a file is made in the background, and downloaded once when it is there", async () => {
  const downloads: Download[] = [];
  page.on("download", (download) => downloads.push(download));
  await open("/crm/customers");
  await openDialog();
  await choose("Customer ID");
  const mark = dialog().getByRole("checkbox", { name: "For Excel (byte order mark)" });
  await mark.uncheck();
  await dialog().getByText("The file is made in the background").waitFor();
  const coming = page.waitForEvent("download");
  await dialog().getByRole("button", { name: "Export 10,200 customers" }).click();
  // Elsewhere in the application by then.
  await page.getByRole("link", { name: "Activity" }).click();
  const [header, ...ids] = rows(await textOf(await coming));
  expect(header).toBe("Customer ID");
  const expected = await customers("true", "id");
  expect(ids.map(Number).sort((a, b) => a - b)).toEqual(expected.map(({ id }) => id));

  await page.getByText("Export 10,200 customers").waitFor();
  await page.getByText("10,200 written").waitFor();
  const again = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Customers \d{4}-\d\d-\d\d\.csv/ }).click();
  expect(rows(await textOf(await again)).length).toBe(10_201);
  expect(downloads.length).toBe(2);
});

test("those who are ticked are exported, in the order of the table", async () => {
  await open("/crm/customers?search=tran&sort=created&direction=desc");
  const boxes = page.getByRole("table", { name: "Customers" }).getByRole("checkbox");
  for (const row of [3, 1, 5]) await boxes.nth(row).check();
  await page.getByRole("region", { name: "Actions for the selected customers" }).waitFor();
  await exportFromBar();
  await dialog().getByText("The 3 selected customers: 3 rows").waitFor();
  await choose("Customer ID", "Country");
  const coming = page.waitForEvent("download");
  await dialog().getByRole("button", { name: "Export 3 customers" }).click();
  const found = await customers(
    "(name_folded like '%tran%' or exists (select from contact a where a.org_id = customer.org_id and a.customer_id = customer.id and a.channel = 'email' and a.address_folded like '%tran%'))",
    "created_at desc, id desc",
  );
  const ticked = lines(found.filter((_, index) => [0, 2, 4].includes(index)));
  expect(rows(await textOf(await coming))).toEqual(["Customer ID,Country", ...ticked]);
  await page.getByText("Exported 3 customers").waitFor();
  expect(await page.getByText("3 selected").count()).toBe(0);
});

/** In the bar, or behind "More" where it does not fit. */
async function exportFromBar(): Promise<void> {
  const bar = page.getByRole("region", { name: "Actions for the selected customers" });
  const more = bar.getByRole("button", { name: "More" });
  if (await more.count()) {
    await more.click();
    await page.getByRole("menuitem", { name: "Export" }).click();
  } else await bar.getByRole("button", { name: "Export" }).click();
}

test("a filter that no address has room for goes by the background", async () => {
  const wanted = { field: "country", operator: "isAnyOf", value: ["VN"] };
  const never = (length: number) => ({ field: "name", operator: "contains", value: "~".repeat(length) });
  const rules = [wanted, ...Array.from({ length: 40 }, () => never(150))];
  const filter = encodeURIComponent(JSON.stringify({ version: 1, combinator: "or", rules }));
  await open(`/crm/customers?filter=${filter}`);
  await openDialog();
  await choose("Customer ID", "Country");
  const coming = page.waitForEvent("download");
  await dialog()
    .getByRole("button", { name: /^Export [\d,]+ customers$/ })
    .click();
  const expected = await customers("country = 'VN'", "id");
  expect(
    rows(await textOf(await coming))
      .slice(1)
      .sort(),
  ).toEqual(lines(expected).sort());
});

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
  ["dark", 390],
] as const)("the dialog is accessible, %s at %i px", async (colorScheme, width) => {
  const context = await stage.browser.newContext({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 800 },
  });
  await context.request.post(`${stage.address}/api/auth/sign-in/demo`, { data: {} });
  const there = await context.newPage();
  await there.goto(`${stage.address}/crm/customers`);
  await there.getByRole("button", { name: "Export", exact: true }).click();
  await there.getByRole("dialog").waitFor();
  await expectAccessible(there);
  await expectFits(there);
  await context.close();
});
