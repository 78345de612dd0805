import { query } from "@segments/db";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { settled } from "../support/ledger.ts";
import type { Client } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
let admin: Client;
let orgId: number;
/** Who acts. */
let me: string;

beforeAll(async () => {
  stage = await openStage({ customers: 50 });
  ({ page } = stage);
  // What happens meanwhile is looked for every 15 seconds.
  page.setDefaultTimeout(40_000);
  const browser = new Browser(stage.address);
  await browser.post("/api/auth/sign-in/demo");
  admin = browser.client;
  const session = await admin.session.me.query();
  orgId = session.organization.id;
  me = session.user?.name ?? "";
});
afterAll(() => stage.stop());

const settle = () => settled(stage, orgId);
const row = (text: string | RegExp) => page.getByRole("listitem").filter({ hasText: text });
const customer = async (name: string) => (await admin.customers.create.mutate({ name })).id;
const tagged = (tag: number) => all(is("tag", "containsAnyOf", [tag]));

async function segment(name: string, rule: object): Promise<number> {
  const { id } = await admin.segments.create.mutate({ type: "dynamic", name, rule });
  await settle();
  return id;
}

async function visit(id: number, search = ""): Promise<void> {
  await page.goto(`${stage.address}/crm/segments/${id}/activity${search}`);
  await page.getByRole("heading", { name: "What happened" }).waitFor();
}

test("what happens appears by itself, in words, and leads to the customer and back", async () => {
  const { id: tag } = await admin.tags.create.mutate({ name: "met-in-hanoi" });
  const ids = [await customer("Anh Activity"), await customer("Bao Activity")];
  const id = await segment("Met in Hanoi", tagged(tag));
  await page.goto(`${stage.address}/crm/segments/${id}`);
  await page.getByRole("navigation", { name: "Segment" }).getByRole("link", { name: "Activity" }).click();
  await page.getByText(`Created by ${me}: nobody is in`).waitFor();

  await admin.customers.tag.mutate({ customerIds: ids, tagIds: [tag] });
  await settle();
  await row(`2 joined — ${me} tagged met-in-hanoi`).waitFor();
  await page.getByRole("img", { name: "Today: 2 customers; 2 joined and 0 left." }).waitFor();

  await row("2 joined").getByRole("link", { name: "Bao Activity" }).click();
  const timeline = page.getByRole("list", { name: "Segments over time" });
  await timeline.getByText(`Joined “Met in Hanoi” — ${me} changed the tag met-in-hanoi`).waitFor();
  await expectAccessible(page);
  await timeline.getByRole("link", { name: "Met in Hanoi" }).click();
  await page.waitForURL(`**/crm/segments/${id}/activity`);

  await admin.customers.untag.mutate({ customerIds: ids.slice(1), tagIds: [tag] });
  await settle();
  await row(`1 left — ${me} took away the tag met-in-hanoi`).waitFor();
});

test("a rule's change, an archiving and a return are told, and what is told by hand of a static segment", async () => {
  const { id: tag } = await admin.tags.create.mutate({ name: "changing" });
  const ids = [await customer("Stays"), await customer("Goes")];
  await admin.customers.tag.mutate({ customerIds: ids, tagIds: [tag] });
  const id = await segment("Changing", tagged(tag));
  await admin.segments.update.mutate({ id, rule: all(is("name", "is", "Stays")) });
  await settle();
  await admin.segments.archive.mutate({ id });
  await settle();
  await admin.segments.restore.mutate({ id });
  await settle();
  await visit(id);
  for (const words of [
    `Restored by ${me}: 1 customer is in`,
    `Archived by ${me}: 1 customer was in`,
    `Rule changed by ${me}: 1 left (not announced)`,
    `Created by ${me}: 2 customers are in`,
  ])
    await row(words).waitFor();

  const batch = await admin.segments.create.mutate({ type: "static", name: "By hand" });
  await visit(batch.id);
  await page.getByText("Nothing has happened yet").waitFor();
  await page.getByText("Time changes nothing here: a static segment keeps whoever is in it.").waitFor();
  await admin.segments.addCustomers.mutate({ id: batch.id, customerIds: ids });
  await admin.segments.removeCustomers.mutate({ id: batch.id, customerIds: ids.slice(0, 1) });
  await row(`2 joined — added by ${me}`).waitFor();
  await row(`1 left — removed by ${me}`).waitFor();
});

test("what is long ago is shown when it is asked for", async () => {
  const { id: tag } = await admin.tags.create.mutate({ name: "to and fro" });
  const customerIds = [await customer("Wanderer")];
  const id = await segment("To and fro", tagged(tag));
  for (let turn = 0; turn < 17; turn++) {
    await admin.customers.tag.mutate({ customerIds, tagIds: [tag] });
    await settle();
    await admin.customers.untag.mutate({ customerIds, tagIds: [tag] });
    await settle();
  }
  await visit(id);
  const entries = row(/ (joined|left) — |^Created/);
  await page.getByRole("button", { name: "Show more" }).waitFor();
  expect(await entries.count()).toBe(30);
  await page.getByRole("button", { name: "Show more" }).click();
  await row("Created by").waitFor();
  expect(await entries.count()).toBe(35);
  expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
});

describe("the size over time", () => {
  let id: number;
  beforeAll(async () => {
    const ids = [];
    for (const name of ["A", "B", "C", "D"]) ids.push(await customer(`Sized ${name}`));
    ({ id } = await admin.segments.create.mutate({ type: "static", name: "Sized" }));
    await admin.segments.addCustomers.mutate({ id, customerIds: ids });
    await admin.segments.removeCustomers.mutate({ id, customerIds: ids.slice(0, 1) });
    // Added three days ago, one of them removed today.
    await query(stage.database, {
      text: "update membership_log set at = at - interval '3 days' where org_id = $1 and segment_id = $2 and joined",
      values: [orgId, id],
    });
  });

  test("is read day by day with the keys and with the pointer, and as a table", async () => {
    await visit(id);
    await page.getByRole("img", { name: /^From 4 customers on .* to 3 today, at most 4 on / }).waitFor();
    const day = page.getByRole("slider", { name: "Day" });
    await day.focus();
    const read = () => day.getAttribute("aria-valuetext");
    expect(await read()).toMatch(/: 3 customers, 0 joined, 1 left$/);
    await page.keyboard.press("ArrowLeft");
    expect(await read()).toMatch(/: 4 customers, 0 joined, 0 left$/);
    await page.keyboard.press("Home");
    expect(await read()).toMatch(/: 4 customers, 4 joined, 0 left$/);
    await page.getByText("+4 joined").waitFor();
    await page.keyboard.press("End");
    expect(await read()).toMatch(/: 3 customers, 0 joined, 1 left$/);

    const { days } = await admin.segments.sizes.query({ id, days: 90 });
    const cells = await page
      .getByRole("table", { name: "Size over time, day by day" })
      .getByRole("cell")
      .allTextContents();
    expect(cells.map(Number)).toEqual(
      days.toReversed().flatMap(({ size, joined, left }) => [size, joined, left]),
    );

    const box = await day.boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) - 6, (box?.y ?? 0) + 40);
    await page.getByText("−1 left").waitFor();
  });

  test("is of as many days as the address says", async () => {
    await visit(id, "?days=30");
    const range = (name: string) => page.getByRole("button", { name, exact: true });
    expect(await range("30 days").getAttribute("aria-pressed")).toBe("true");
    await range("A year").click();
    await page.waitForURL("**/activity?days=365");
    await page.reload();
    expect(await range("A year").getAttribute("aria-pressed")).toBe("true");
    await range("90 days").click();
    await page.waitForURL("**/activity");
  });
});

test("who leaves soon is named, with the moment", async () => {
  const customerId = await customer("Soon Silent");
  const receivedAt = new Date(Date.now() - 28 * 86_400_000).toISOString();
  await admin.customers.recordInbound.mutate({ customerId, channel: "email", body: "Hello", receivedAt });
  const rule = all(is("name", "is", "Soon Silent"), is("inbound", "since", { last: 30, unit: "day" }));
  const id = await segment("Wrote lately", rule);
  await visit(id);
  const leaving = page.getByRole("region", { name: "Leaving soon" });
  await leaving.getByText("leaves in the next 7 days").waitFor();
  await leaving.getByRole("img", { name: "Within 30 days, by time alone: 1 leaving, 0 joining." }).waitFor();
  const { nextToLeave } = await admin.segments.forecast.query({ id, days: 30 });
  expect(nextToLeave).toMatchObject([{ customer: { id: customerId } }]);
  const at = nextToLeave[0]?.at ?? "";
  expect(await leaving.locator("time").getAttribute("datetime")).toBe(at);

  // The same beside the count, in the customer's row, in the answer to why, and in the builder.
  await page.goto(`${stage.address}/crm/segments/${id}`);
  const row = page.getByRole("row", { name: /Soon Silent/ });
  await row.locator(`time[datetime="${at}"]`).waitFor();
  await page.getByRole("columnheader", { name: "Leaves" }).waitFor();
  await row.getByRole("link", { name: "Soon Silent" }).click();
  const drawer = page.getByRole("dialog", { name: "Soon Silent" });
  await drawer.getByText("by time alone, if nothing else happens.").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Leaving in the next 7 days: 1" }).click();
  await page.waitForURL("**/activity");
  await page.getByRole("navigation", { name: "Segment" }).getByRole("link", { name: "Rules" }).click();
  await page.getByText("1 leaves, 0 join by time alone.").first().waitFor();
  await visit(id);
  await leaving.getByRole("link", { name: "Soon Silent" }).click();
  await page.waitForURL(`**/crm/customers/${customerId}`);

  await visit(await segment("Never by time", all(is("name", "is", "Soon Silent"))));
  await page.getByText("Time alone changes nothing here: the rule asks for no relative date.").waitFor();
});

test("what could not be loaded is said, and can be tried again", async () => {
  const { id } = await admin.segments.create.mutate({ type: "static", name: "Out of reach" });
  await page.goto(`${stage.address}/crm/segments/${id}`);
  await page.getByText("Nobody is in this segment yet").waitFor();
  const parts = /segments\.(sizes|timeline)/;
  await page.route(parts, (route) => route.abort());
  await page.getByRole("navigation", { name: "Segment" }).getByRole("link", { name: "Activity" }).click();
  await page.getByText("The sizes could not be loaded.").waitFor();
  await expectAccessible(page);
  await page.unroute(parts);
  const sizes = page.getByRole("region", { name: "Size over time" });
  await sizes.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Nothing has happened yet").waitFor();
  await page.getByRole("slider", { name: "Day" }).waitFor();
});

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
  ["dark", 390],
] as const)("the tab is accessible, %s at %i px", async (colorScheme, width) => {
  const context = await stage.browser.newContext({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 800 },
  });
  await context.request.post(`${stage.address}/api/auth/sign-in/demo`, { data: {} });
  const there = await context.newPage();
  const { segments } = await admin.segments.list.query({});
  for (const name of ["Met in Hanoi", "Wrote lately", "Sized"]) {
    const id = segments.find((one) => one.name === name)?.id;
    await there.goto(`${stage.address}/crm/segments/${id}/activity`);
    await there.getByRole("slider", { name: "Day" }).waitFor();
    await there
      .getByText(/ (joined|are|is) /)
      .first()
      .waitFor();
    await expectAccessible(there);
    await expectFits(there);
  }
  await context.close();
});
