import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
/** A dynamic segment whose rule asks for one country. */
let segment: { id: number; name: string };

beforeAll(async () => {
  stage = await openStage({ customers: 300 });
  ({ page } = stage);
  page.setDefaultTimeout(15_000);
});
afterAll(() => stage.stop());

const call = async (path: string, data: object) => {
  const answer = await page.request.post(`${stage.address}/trpc/${path}`, { data });
  expect([path, answer.status()]).toEqual([path, 200]);
  return (await answer.json()).result.data;
};
const revision = async () => {
  const { ruleRevision } = await stage.database.prisma.segment.findFirstOrThrow({
    where: { id: segment.id },
  });
  return ruleRevision;
};
const button = (name: string) => page.getByRole("button", { name, exact: true });

beforeEach(async () => {
  await page.goto(`${stage.address}/crm/segments`);
  segment = await call("segments.create", {
    type: "dynamic",
    name: `Countries ${Math.random()}`,
    rule: {
      version: 1,
      combinator: "and",
      rules: [{ field: "country", operator: "isAnyOf", value: ["VN"] }],
    },
  });
  await page.goto(`${stage.address}/crm/segments/${segment.id}/rules`);
});

async function edit(): Promise<void> {
  await page.getByRole("button", { name: "Add a predicate" }).first().click();
  await page.getByRole("option", { name: /^Language/ }).click();
  await page.getByRole("option", { name: /^English/ }).click();
  await page.keyboard.press("Escape");
  await page.getByText("Unsaved changes").waitFor();
}

test("without a connection saving fails with words, and what is discarded then is never saved", async () => {
  await edit();
  await button("Save…").click();
  await button("Save").waitFor();
  await page.context().setOffline(true);
  try {
    await button("Save").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("alert").getByText("The server can’t be reached").waitFor();
    await button("Keep editing").click();
    await button("Discard").click();
    await page.getByText("Unsaved changes").waitFor({ state: "detached" });
  } finally {
    await page.context().setOffline(false);
  }
  await page.getByText("Country is Vietnam", { exact: true }).waitFor();
  // Something else that was asked after the connection was back has been answered.
  await call("segments.update", { id: segment.id, description: "later" });
  expect(await revision()).toBe(1);
});

test("while it is saved, nothing pretends to stop that", async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route("**/trpc/segments.update**", async (route) => {
    await held;
    await route.continue();
  });
  await edit();
  await button("Save…").click();
  await button("Save").click();
  await button("Saving…").waitFor();
  expect(await button("Keep editing").isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await button("Saving…").waitFor();
  goOn();
  await page.getByText("Rule saved").waitFor();
  await page.unroute("**/trpc/segments.update**");
  expect(await revision()).toBe(2);
});

test("a part of the page that can’t be loaded leaves the edit as it is, across a reload too", async () => {
  await edit();
  await page.route("**/assets/review-dialog-*", (route) => route.fulfill({ status: 404 }));
  await button("Save…").click();
  const notice = page.getByRole("alert").filter({ hasText: "could not be loaded" });
  await notice.waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectFits(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByText("Country is Vietnam, and language is English", { exact: true }).waitFor();
  await page.unroute("**/assets/review-dialog-*");
  // Its own guard asks whether to leave.
  page.once("dialog", (asked) => asked.accept());
  await notice.getByRole("button", { name: "Reload" }).click();
  await page.getByText(/^Draft from .* restored/).waitFor();
  await button("Save…").click();
  await button("Save").click();
  await page.getByText("Rule saved").waitFor();
  expect(await revision()).toBe(2);
});

test("a draft that is left on purpose is not found again", async () => {
  await edit();
  await page.getByRole("link", { name: "Segments", exact: true }).first().click();
  await button("Leave without saving").click();
  await page.waitForURL(/crm\/segments$/);
  await page.goto(`${stage.address}/crm/segments/${segment.id}/rules`);
  await page.getByText("Country is Vietnam", { exact: true }).waitFor();
  expect(await page.getByText(/^Draft from/).count()).toBe(0);
});

test("counting says that there is no connection, and goes on when it is back", async () => {
  await edit();
  await page.getByRole("button", { name: /^Move or change: language is English/i }).click();
  await page.context().setOffline(true);
  try {
    await page.getByRole("menuitem", { name: /NOT/ }).click();
    await page
      .getByRole("alert")
      .getByText(/Not counted\. The server can’t be reached/)
      .waitFor();
  } finally {
    await page.context().setOffline(false);
  }
  await page.getByRole("alert").waitFor({ state: "detached" });
  await page
    .getByText(/^Computed|^computed/)
    .first()
    .waitFor();
});

test("a campaign that was not started for want of a connection stays a draft", async () => {
  const { id } = await call("campaigns.create", {
    name: "Not yet",
    includeIds: [segment.id],
    excludeIds: [],
  });
  await page.goto(`${stage.address}/crm/campaigns/${id}`);
  await button("Start campaign").click();
  const dialog = page.getByRole("alertdialog");
  const enrol = dialog.getByRole("button", { name: /^Enrol/ });
  await enrol.waitFor();
  await page.context().setOffline(true);
  try {
    await enrol.click();
    await page.getByText("The server can’t be reached").first().waitFor();
    await dialog.getByRole("button", { name: "Not yet" }).click();
  } finally {
    await page.context().setOffline(false);
  }
  await page.reload();
  await button("Start campaign").waitFor();
  const campaign = await stage.database.prisma.campaign.findFirstOrThrow({ where: { id } });
  expect(campaign.startedAt).toBeNull();
});

test("keys are not lost to the search while it is opened", async () => {
  // It is fetched once the page has nothing else to do.
  const isFetched = () =>
    page.evaluate(
      'performance.getEntriesByType("resource").some(({ name }) => name.includes("/command-palette-"))',
    );
  await expect.poll(isFetched).toBe(true);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("recompute");
  await expect.poll(() => page.getByRole("combobox", { name: "Search" }).inputValue()).toBe("recompute");
  await page.keyboard.press("Escape");
});
