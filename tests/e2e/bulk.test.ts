import { query } from "@segments/db";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdCustomer } from "../support/held-customer.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";
import { tabTo } from "./tab-to.ts";

/** Three slices of a job's work. */
const CUSTOMERS = 11_000;

let stage: Stage;
let page: Page;
/** The organization of the demo, and its customers in the order in which a job has them. */
let orgId: number;
let ids: number[];

beforeAll(async () => {
  stage = await openStage({ customers: CUSTOMERS });
  ({ page } = stage);
  page.setDefaultTimeout(20_000);
  const rows = await query<{ org_id: number; id: number }>(stage.database, {
    text: `select org_id, id from customer where org_id = (select min(id) from organization) order by id`,
    values: [],
  });
  orgId = rows[0]?.org_id ?? 0;
  ids = rows.map(({ id }) => id);
});
afterAll(() => stage.stop());

const open = (path: string) => page.goto(stage.address + path);
const table = (name = "Customers") => page.getByRole("table", { name, exact: true });
const pageBox = () => page.getByRole("checkbox", { name: "Select all customers on this page" });
const box = (row: number) => table().getByRole("checkbox").nth(row);
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const tray = () => page.getByRole("region", { name: "Jobs" });
const dialog = () => page.getByRole("dialog");

async function taggedWith(name: string): Promise<number> {
  const [row] = await query<{ count: number }>(stage.database, {
    text: `select count(*)::int as count from customer_tag c join tag t on t.org_id = c.org_id and t.id = c.tag_id
      where t.org_id = $1 and t.name = $2`,
    values: [orgId, name],
  });
  return row?.count ?? 0;
}

/** How many transactions wait for others. */
async function waiting(): Promise<number> {
  const [row] = await query<{ count: number }>(stage.database, {
    text: "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    values: [],
  });
  return row?.count ?? 0;
}

/** How many jobs there are. */
async function jobs(): Promise<number> {
  const [row] = await query<{ count: number }>(stage.database, {
    text: "select count(*)::int as count from job where org_id = $1",
    values: [orgId],
  });
  return row?.count ?? 0;
}

async function selectAllThatMatch(count: string): Promise<void> {
  await pageBox().check();
  await page.getByText("100 selected").waitFor();
  await button(`Select all ${count} that match`).click();
  await page.getByText(`${count} selected`).waitFor();
}

test("all that match get a tag that is made on the way; the job outlives a reload", async () => {
  await open("/crm/customers");
  await selectAllThatMatch("11,000");
  await button("Add tags").click();
  await page.keyboard.type("Fresh of today");
  await page.getByRole("option", { name: "Create the tag “Fresh of today”" }).click();
  await dialog().getByText("11,000 will change").waitFor();
  await expectAccessible(page);

  const held = await holdCustomer(stage.database, orgId, ids.at(-1) ?? 0);
  try {
    await button("Add the tag to 11,000 customers").dblclick();
    await tray().getByText("10,000 of 11,000").waitFor();
    expect(await jobs()).toBe(1);
    expect(await pageBox().isChecked()).toBe(false);
    await page.reload();
    await tray().getByText("Add tag Fresh of today to 11,000 customers").waitFor();
    await tray().getByText("10,000 of 11,000").waitFor();
  } finally {
    await held.letGo();
  }
  await tray().getByText("11,000 changed").waitFor();
  expect(await taggedWith("Fresh of today")).toBe(11_000);
});

test("it is undone from the tray, which remembers it", async () => {
  await open("/crm/segments");
  await tray().getByText("11,000 changed").waitFor();
  await expectAccessible(page);
  await tray().getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(() => taggedWith("Fresh of today"), { timeout: 60_000 }).toBe(0);
  await page
    .getByText(/Undo: add tag Fresh of today|Tag Fresh of today taken back/)
    .first()
    .waitFor();
});

test("a job that is cancelled says how far it came", async () => {
  await open("/crm/customers");
  await selectAllThatMatch("11,000");
  await button("Add tags").click();
  await page.getByRole("option", { name: /^newsletter/ }).click();
  const held = await holdCustomer(stage.database, orgId, ids[0] ?? 0);
  await button(/^Add the tag to [\d,]+ customers$/).click();
  await tray().getByText("0 of 11,000").waitFor();
  await tray()
    .getByRole("button", { name: /^Cancel/ })
    .click();
  // The job's slice, and the cancel that comes after it.
  await expect.poll(waiting, { timeout: 20_000 }).toBe(2);
  await held.letGo();
  await tray()
    .getByText(/^Cancelled\. .* · 6,000 not reached$/)
    .waitFor();
  await tray()
    .getByRole("button", { name: /^Dismiss: Add tag newsletter/ })
    .click();
  await expect
    .poll(() =>
      tray()
        .getByText(/^Cancelled/)
        .count(),
    )
    .toBe(0);
});

test("a few are claimed at once, and given back from the toast", async () => {
  await open("/crm/customers?search=nguyen");
  await box(1).check();
  await box(4).click({ modifiers: ["Shift"] });
  await page.getByText("4 selected").waitFor();
  await button("Claim").click();
  await page.getByText(/^\d customers? claimed/).waitFor();
  await expect.poll(() => page.getByText("4 selected").count()).toBe(0);
  await button("Undo").click();
  await page.getByText(/^Former owners given back to \d customers?/).waitFor();
});

test("the dry run tells apart who changes and who is so already; nobody means no button", async () => {
  await open("/crm/customers?search=tran");
  const total = Number((await page.getByText(/^[\d,]+ customers$/).textContent())?.replace(/\D/g, ""));
  expect(total).toBeGreaterThan(5);
  for (const row of [1, 2, 3]) await box(row).check();
  await button("Add to segment").click();
  await page.keyboard.type("Met at the fair");
  await page.getByRole("option", { name: "New static segment “Met at the fair”" }).click();
  await button("Create “Met at the fair” with 3 customers").click();
  await page.getByText("3 customers added to “Met at the fair”").waitFor();

  for (const row of [1, 2, 3, 4, 5]) await box(row).check();
  await button("Add to segment").click();
  await page.keyboard.type("Met at");
  await page.getByRole("option", { name: /^Met at the fair/ }).click();
  await dialog().getByText("2 will change").waitFor();
  await dialog().getByText("· 3 already in").waitFor();
  await button("Add 2 customers to “Met at the fair”").click();
  await page.getByText("2 customers added to “Met at the fair”, 3 already in").waitFor();

  for (const row of [1, 2]) await box(row).check();
  await button("Add to segment").click();
  await page.getByRole("option", { name: /^Met at the fair/ }).click();
  await dialog().getByText("Nobody will change").waitFor();
  expect(await dialog().getByRole("button", { name: "Add to segment" }).isDisabled()).toBe(true);
});

test("all that match are no longer chosen once something else is asked", async () => {
  await open("/crm/customers?search=tran");
  await pageBox().check();
  await button(/^Select all [\d,]+ that match$/).click();
  await page.getByRole("searchbox", { name: "Search customers" }).fill("nguyen");
  await expect.poll(() => button("Clear the selection").count()).toBe(0);
  await box(1).check();
  await page.getByText("1 selected").waitFor();
});

test("a segment is filled with all that match a search of the contact book", async () => {
  await open("/crm/segments");
  await page.getByRole("link", { name: "Met at the fair" }).click();
  await button("Add customers").click();
  await page.getByRole("searchbox", { name: "Search the contact book" }).fill("tran");
  const all = dialog().getByRole("button", { name: /^Select all [\d,]+ that match$/ });
  // Nobody else of the contact book is of that name.
  await expect.poll(async () => Number((await all.textContent())?.replace(/\D/g, ""))).toBeLessThan(5_000);
  await all.click();
  await dialog().getByText("· 5 already in").waitFor();
  await expectAccessible(page);
  await dialog()
    .getByRole("button", { name: /^Add [\d,]+ customers$/ })
    .click();
  await page.getByText(/^[\d,]+ customers added to “Met at the fair”, 5 already in$/).waitFor();
});

test("by the keyboard alone", async () => {
  await open("/crm/customers?search=nguyen");
  await table().getByRole("checkbox").nth(1).waitFor();
  await tabTo(page, box(1));
  await page.keyboard.press("Space");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Control+.");
  await tabTo(page, button("Assign owner"));
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: /^Kenji Mori/ }).waitFor();
  await page.keyboard.type("nobody");
  await page.getByRole("option", { name: /^Nobody/ }).waitFor();
  await page.keyboard.press("Enter");
  await dialog()
    .getByText(/will change/)
    .waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog().count()).toBe(0);
  // The focus is where it was, and leads on.
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByText("1 selected").count()).toBe(0);
  await expect.poll(() => page.evaluate("document.activeElement?.id")).toBe("main");
});

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
  ["dark", 390],
] as const)("activity, a job and the bar are accessible, %s at %i px", async (colorScheme, width) => {
  const context = await stage.browser.newContext({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 800 },
  });
  await context.request.post(`${stage.address}/api/auth/sign-in/demo`, { data: {} });
  const there = await context.newPage();
  await there.goto(`${stage.address}/crm/activity`);
  const title = there.getByRole("link", {
    name: "Add tag Fresh of today to 11,000 customers",
    exact: true,
  });
  await title.waitFor();
  await there
    .getByText(/11,000 changed · undone/)
    .first()
    .waitFor();
  await expectAccessible(there);
  await expectFits(there);
  await title.click();
  await there.getByRole("heading", { name: "Add tag Fresh of today to 11,000 customers" }).waitFor();
  await there.getByText("undone by").waitFor();
  await expectAccessible(there);
  await expectFits(there);
  await there.goto(`${stage.address}/crm/customers`);
  await there.getByRole("checkbox", { name: "Select all customers on this page" }).check();
  await there.getByText("100 selected").waitFor();
  await expectAccessible(there);
  await expectFits(there);
  await context.close();
});
