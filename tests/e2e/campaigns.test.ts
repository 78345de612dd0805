import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { enrolledIn, runCampaign } from "../support/campaigns.ts";
import { holdCustomer } from "../support/held-customer.ts";
import type { Client } from "../support/server.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
/** Somebody else at work. */
let client: Client;
let orgId: number;
beforeAll(async () => {
  stage = await openStage({ customers: 1_500 });
  stage.page.setDefaultTimeout(15_000);
  const browser = new Browser(stage.address);
  await browser.post("/api/auth/sign-in/demo");
  client = browser.client;
  orgId = (await client.session.me.query()).organization.id;
  // From the beginning: without the drafts that the demo has.
  for (const { id } of (await client.campaigns.list.query({})).campaigns)
    await client.campaigns.delete.mutate({ id });
});
afterAll(() => stage.stop());

const button = (name: string | RegExp) => stage.page.getByRole("button", { name, exact: true });
const link = (name: string) => stage.page.getByRole("link", { name, exact: true });
const dialog = () => stage.page.getByRole("alertdialog");
const open = (path: string) => stage.page.goto(stage.address + path);
const idAtEnd = () => Number(/(\d+)$/.exec(new URL(stage.page.url()).pathname)?.[1]);

/** A number as it stands on the page. */
async function shown(testId: string): Promise<number> {
  const text = (await stage.page.getByTestId(testId).textContent()) ?? "";
  return Number(text.replace(/\D/g, "") || Number.NaN);
}

async function segmentOf(name: string): Promise<number> {
  const { segments } = await client.segments.list.query({ search: name });
  return segments.find((one) => one.name === name)?.id ?? 0;
}

/** The rows of the waterfall, as their numbers. */
async function waterfall(): Promise<number[]> {
  const table = stage.page.getByRole("table", { name: "How the audience comes about" });
  const cells = await table.getByRole("cell").allTextContents();
  return cells.map((text) => Number(text.replaceAll(/[^\d−]/g, "").replace("−", "-")));
}

/** The same, once it is the answer to what stands there now. */
async function whenCounted(steps: number): Promise<number[]> {
  const table = stage.page.getByRole("table", { name: "How the audience comes about" });
  const isThere = async () =>
    (await table.getAttribute("aria-busy")) === "false" &&
    (await table.getByRole("row").count()) === steps + 2;
  await expect.poll(isThere, { timeout: 15_000 }).toBe(true);
  return waterfall();
}

test("a campaign is built, and started once however often it is clicked", async () => {
  const { page } = stage;
  await open("/crm/campaigns");
  await page.getByText("No campaigns yet").waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "New campaign" }).click();
  await button("Create draft").click();
  await page.getByText("Give it a name.").waitFor();
  await page.keyboard.type("Autumn launch");
  await button("Include a segment").click();
  await page.keyboard.type("Can be written");
  await page.getByRole("option", { name: /^Can be written to/ }).click();
  await expect.poll(async () => (await whenCounted(1))[0], { timeout: 15_000 }).toBeGreaterThan(100);
  await button("Exclude Already ran campaign Spring launch").click();
  await button("Exclude Cooldown — Mar 2026").click();
  const numbers = await whenCounted(3);
  expect(numbers.slice(0, -1).reduce((sum, number) => sum + number, 0)).toBe(numbers.at(-1));
  expect(numbers[1]).toBeLessThan(0);
  expect(await shown("audience-count")).toBe(numbers.at(-1));
  await expectAccessible(page);
  await button("Create draft").click();
  await page.getByRole("heading", { name: "Autumn launch" }).waitFor();

  await page.getByLabel("Description").fill("The one of autumn");
  await page.getByText("Unsaved changes").waitFor();
  await button("Start campaign").click();
  await dialog().getByText("Start “Autumn launch”?").waitFor();
  await expectAccessible(page);
  const enrol = dialog().getByRole("button", { name: /^Enrol [\d,]+ customers$/ });
  expect(Number((await enrol.textContent())?.replace(/\D/g, ""))).toBe(numbers.at(-1));
  await enrol.dblclick();
  await page.getByRole("table", { name: "Customers who were enrolled" }).waitFor();
  await expect.poll(() => shown("enrolled"), { timeout: 15_000 }).toBe(numbers.at(-1));
  const id = idAtEnd();
  expect(await client.campaigns.get.query({ id })).toMatchObject({
    state: "done",
    description: "The one of autumn",
  });
  expect(await enrolledIn(stage.database, id)).toHaveLength(numbers.at(-1) ?? 0);
  await page.getByText(/^Audience as it was frozen/).click();
  expect(await waterfall()).toEqual(numbers);
  await expectAccessible(page);
  await link("Already ran campaign Autumn launch").click();
  await page.waitForURL(/segments\/\d+$/);
  await expect.poll(() => shown("segment-count"), { timeout: 15_000 }).toBe(numbers.at(-1));
});

test("a later campaign leaves out who ran it by one click, which its segment then says", async () => {
  const { page } = stage;
  await open(`/crm/segments/${await segmentOf("Can be written to")}`);
  await button("Actions for Can be written to").click();
  await page.getByRole("menuitem", { name: "New campaign with it" }).click();
  await page.getByLabel("Name").fill("Winter follow-up");
  await page.getByText("were enrolled in Autumn launch").waitFor();
  await button("Exclude who is enrolled in “Autumn launch”").click();
  const [included = 0, removed = 0] = await whenCounted(2);
  expect(-removed).toBe((await client.campaigns.list.query({})).campaigns.at(-1)?.enrolled);
  expect(await shown("audience-count")).toBeLessThanOrEqual(included + removed);
  expect(await page.getByText("were enrolled in Autumn launch").count()).toBe(0);
  await button("Create draft").click();
  await page.getByRole("heading", { name: "Winter follow-up" }).waitFor();

  await open(`/crm/segments/${await segmentOf("Already ran campaign Autumn launch")}`);
  await button("Used by 1").click();
  await page
    .getByRole("dialog", { name: "Where it is used" })
    .getByRole("link", { name: "Winter follow-up Campaign" })
    .waitFor();
  await page.keyboard.press("Escape");
  await button("Actions for Already ran campaign Autumn launch").click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await dialog().getByText("a campaign refers to it").waitFor();
  await expectAccessible(page);
  await dialog()
    .getByRole("link", { name: /Winter follow-up/ })
    .click();
  await page.getByRole("heading", { name: "Winter follow-up" }).waitFor();
});

test("an exclusion that can’t be read holds everybody back until it is mended", async () => {
  const { page } = stage;
  const away = await client.segments.create.mutate({ type: "static", name: "Put away" });
  await client.segments.archive.mutate({ id: away.id });
  const gone = await client.segments.create.mutate({ type: "static", name: "Here no more" });
  const { id } = await client.campaigns.create.mutate({
    name: "Held back",
    includeIds: [await segmentOf("Q1 batch"), gone.id],
    excludeIds: [away.id],
  });
  await client.segments.delete.mutate({ id: gone.id, force: true });
  await open("/crm/campaigns");
  await page
    .getByRole("row", { name: /Held back/ })
    .getByText(/“Here no more” no longer exists/)
    .waitFor();
  await link("Held back").click();
  await page.getByText("Who is in it can’t be known").waitFor();
  expect(await button("Start campaign").isDisabled()).toBe(true);
  await expectAccessible(page);
  await button("Restore it").click();
  await page.getByText("is archived. Restore it").waitFor({ state: "detached" });
  await button("Take it out").click();
  await whenCounted(2);
  await button("Save draft").click();
  await page.getByText("Unsaved changes").waitFor({ state: "detached" });
  expect(await client.campaigns.get.query({ id })).toMatchObject({
    includes: [{ name: "Q1 batch" }],
    excludes: [{ name: "Put away", trouble: null }],
  });
  expect(await button("Start campaign").isEnabled()).toBe(true);
});

test("who is being enrolled elsewhere is told of, and enrolled only where that is confirmed", async () => {
  const { page, database } = stage;
  const batch = await segmentOf("Q1 batch");
  const { ids } = await client.segments.resolveCustomerIds.query({ id: batch });
  const slow = await client.campaigns.create.mutate({
    name: "Slow one",
    audience: { customerIds: ids.slice(0, 10) },
    onlyReachable: false,
  });
  const held = await holdCustomer(database, orgId, ids[0] ?? 0);
  try {
    await client.campaigns.start.mutate({ id: slow.id });
    const quick = await client.campaigns.create.mutate({
      name: "Quick one",
      includeIds: [batch],
      onlyReachable: false,
    });
    await open(`/crm/campaigns/${quick.id}`);
    await page.getByText("10 of them are being enrolled in Slow one").waitFor();
    await button("Start campaign").click();
    const enrol = dialog().getByRole("button", { name: /^Enrol [\d,]+ customers$/ });
    await dialog().getByText("which runs now").waitFor();
    expect(await enrol.isDisabled()).toBe(true);
    await expectAccessible(page);
    await dialog().getByLabel("Enrol them all the same").check();
    await enrol.click();
    await page.getByRole("progressbar").first().waitFor();
    await expectAccessible(page);
    // It waits for its turn, and is given up.
    await button("Cancel").first().click();
    await dialog().getByText("stay enrolled").waitFor();
    await dialog().getByRole("button", { name: "Cancel campaign" }).click();
    await page.getByText("It was cancelled.").waitFor();
    expect(await client.campaigns.get.query({ id: quick.id })).toMatchObject({
      state: "cancelled",
      enrolled: 0,
    });
  } finally {
    await held.letGo();
  }
  await runCampaign(client, { id: slow.id });
  expect(await enrolledIn(database, slow.id)).toEqual(ids.slice(0, 10));
});

test("a campaign is started for those who are ticked, less those who are left out", async () => {
  const { page, database } = stage;
  await open("/crm/customers?search=nguyen");
  const box = (row: number) => page.getByRole("table").getByRole("checkbox").nth(row);
  for (const row of [1, 2, 3, 4]) await box(row).check();
  await button("More").click();
  await page.getByRole("menuitem", { name: "Start campaign" }).click();
  const form = page.getByRole("dialog", { name: "Start campaign" });
  await form.getByLabel("Name").fill("Four by hand");
  await form.getByLabel("Only customers who can be reached").uncheck();
  await form.getByRole("button", { name: "Exclude Already ran campaign Spring launch" }).click();
  const [included = 0, removed = 0, left = 0] = await whenCounted(1);
  expect([included, included + removed]).toEqual([4, left]);
  await expectAccessible(page);
  await form.getByRole("button", { name: /^Enrol \d customers?$/ }).dblclick();
  await page.getByText(/^\d customers? enrolled in “Four by hand”$/).waitFor();
  await expect.poll(() => page.getByText("4 selected").count()).toBe(0);
  const found = (await client.campaigns.list.query({})).campaigns.filter(
    ({ name }) => name === "Four by hand",
  );
  expect(found).toMatchObject([{ state: "done", enrolled: left }]);
  expect(await enrolledIn(database, found[0]?.id ?? 0)).toHaveLength(left);
  // What it did can't be undone, and nothing offers to.
  await open("/crm/activity");
  await page
    .getByText(/^Enrol \d customers? in “Four by hand”$/)
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: /^Undo: Enrol/ }).count()).toBe(0);
});

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
  ["dark", 390],
] as const)("the pages are accessible and fit, %s at %i px", async (colorScheme, width) => {
  const { browser, address } = stage;
  const context = await browser.newContext({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 800 },
  });
  await context.request.post(`${address}/api/auth/sign-in/demo`, { data: {} });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const { campaigns } = await client.campaigns.list.query({});
  const idOf = (name: string) => campaigns.find((one) => one.name === name)?.id;
  const places = [
    ["", page.getByRole("table", { name: "Campaigns" })],
    ["/new", page.getByText("would be enrolled now")],
    [`/${idOf("Winter follow-up")}`, page.getByText("would be enrolled now")],
    [`/${idOf("Autumn launch")}`, page.getByRole("table", { name: "Customers who were enrolled" })],
  ] as const;
  for (const [path, there] of places) {
    await page.goto(`${address}/crm/campaigns${path}`);
    await there.first().waitFor();
    await page.getByRole("row").first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
  }
  await context.close();
});

test("who may only look is told why", async () => {
  const { page, address } = stage;
  const admin = (await client.session.me.query()).user?.id ?? 0;
  const row = { orgId_personId: { orgId, personId: admin } };
  await stage.database.prisma.orgPerson.update({ where: row, data: { role: "viewer" } });
  try {
    await page.goto(`${address}/crm/campaigns/new`);
    await page.getByText("It takes the role editor; yours is viewer.").waitFor();
    await expectAccessible(page);
  } finally {
    await stage.database.prisma.orgPerson.update({ where: row, data: { role: "admin" } });
  }
});
