import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";
import { pressTo, tabTo } from "./tab-to.ts";

let stage: Stage;
let segment: { id: number; name: string };
let outside: { id: number; name: string }[];
beforeAll(async () => {
  stage = await openStage();
  stage.page.setDefaultTimeout(15_000);
  const { prisma } = stage.database;
  segment = await prisma.segment.findFirstOrThrow({ where: { type: "static" }, orderBy: { id: "asc" } });
  outside = await prisma.customer.findMany({
    where: { orgId: 1, country: "VN", segments: { none: { segmentId: segment.id } } },
    orderBy: { id: "asc" },
    take: 4,
  });
  // From the beginning: without the drafts that the demo has.
  const admin = new Browser(stage.address);
  await admin.post("/api/auth/sign-in/demo");
  const { flows } = admin.client;
  for (const { id } of (await flows.list.query()).flows) await flows.delete.mutate({ id });
});
afterAll(() => stage.stop());

const call = async (path: string, data: object) => {
  const answer = await stage.page.request.post(`${stage.address}/trpc/${path}`, { data });
  expect([path, answer.status()]).toEqual([path, 200]);
  return (await answer.json()).result.data;
};
const join = (...customers: readonly { id: number }[]) =>
  call("segments.addCustomers", { id: segment.id, customerIds: customers.map(({ id }) => id) });

test("an automation is strung together, turned on, and shows who is on the way", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/segments`);
  await page.getByRole("link", { name: "Automations" }).click();
  await page.getByText("No automations yet").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New automation" }).first().click();
  await page.getByLabel("Name").fill("Welcome");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.getByRole("heading", { name: "Welcome" }).waitFor();

  await page.getByRole("combobox", { name: "What sets it off" }).click();
  await page.getByRole("option", { name: "joins a segment" }).click();
  await page.getByRole("button", { name: "Segment: Pick a segment" }).click();
  await page.getByRole("combobox", { name: "Segment", exact: true }).fill(segment.name);
  await page
    .getByRole("option", { name: new RegExp(segment.name) })
    .first()
    .click();
  const add = async (kind: RegExp) => {
    await page.getByRole("button", { name: "Add a step at the end" }).click();
    await page.getByRole("menuitem", { name: kind }).click();
  };
  await add(/^Add tag/);
  await add(/^Condition/);
  await add(/^Wait/);
  await page.getByRole("button", { name: "Save steps" }).click();
  await page.getByText("Not saved. Complete what is marked first.").waitFor();
  await page.getByText("Pick a tag.").waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Tag: Pick a tag" }).click();
  await page.getByRole("option", { name: /newsletter/ }).click();
  await page.getByRole("button", { name: "Build the rule" }).click();
  const sheet = page.getByRole("dialog", { name: "Who goes on" });
  await sheet.getByRole("button", { name: "Country", exact: true }).click();
  await page.getByRole("option", { name: /Vietnam/ }).click();
  await page.keyboard.press("Escape");
  await sheet.getByRole("button", { name: "Use this rule" }).click();
  await page.getByText("Country is Vietnam").waitFor();
  // The tag comes after the condition.
  await page.getByRole("button", { name: "Move step 1, Add tag down" }).click();
  await page.getByRole("heading", { name: "2. Add tag" }).waitFor();
  await page.getByRole("button", { name: "Save steps" }).click();
  await page.getByText("Steps saved").waitFor();

  await page.getByRole("button", { name: "Turn on" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Turn on this automation?" });
  await dialog.getByText(`When a customer joins “${segment.name}”, 3 steps follow.`).waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await page.getByText("Turn it off to change its steps.").waitFor();

  const [first, second] = outside;
  await join(...outside.slice(0, 2));
  const table = page.getByRole("table", { name: "Runs" });
  for (const one of [first, second]) await table.getByRole("link", { name: one?.name ?? "" }).waitFor();
  await expect.poll(() => table.getByText("Waiting", { exact: true }).count()).toBe(2);
  await page.getByRole("button", { name: "Waiting 2" }).click();
  await page.waitForURL(/state=waiting/);
  await page.getByRole("button", { name: "Failed", exact: true }).click();
  await page.getByText("No such runs").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "All", exact: true }).click();
  await table
    .getByRole("button", { name: /^Step 3 of 3: Wait/ })
    .first()
    .click();
  const story = page.getByRole("dialog").getByRole("list", { name: "Steps" });
  await story.getByText(/^Waits until/).waitFor();
  expect(await story.getByRole("heading").allTextContents()).toEqual([
    `When a customer joins “${segment.name}”`,
    "1. Condition",
    "2. Add the tag “newsletter”",
    "3. Wait 1 day",
  ]);
  await story.getByText("Country is Vietnam").waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
  // It is in the address.
  await page.reload();
  await story.getByText(/^Waits until/).waitFor();
  await page.keyboard.press("Escape");
  await story.waitFor({ state: "detached" });
  await expectFits(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("the same by keyboard; where a step can’t be done, it says so there, and a failed run is retried", async () => {
  const { page, address } = stage;
  const { id: tag } = await call("tags.create", { name: "about to go" });
  await page.goto(`${address}/crm/automations`);
  await tabTo(page, page.getByRole("button", { name: "New automation" }));
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "New automation" }).waitFor();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "By keyboard" }).waitFor();
  await tabTo(page, page.getByRole("button", { name: "Add a step at the end" }));
  await page.keyboard.press("Enter");
  await pressTo(page, "ArrowDown", page.getByRole("menuitem", { name: /^Add tag/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Tag: Pick a tag" }));
  await page.keyboard.press("Enter");
  await page.getByPlaceholder("Find a tag").waitFor();
  await page.keyboard.type("about to go");
  await page.getByRole("option", { name: "about to go" }).waitFor();
  await expect.poll(() => page.getByRole("option").count()).toBe(1);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Save steps" }));
  await page.keyboard.press("Enter");
  await page.getByText("Steps saved").waitFor();
  await tabTo(page, page.getByRole("button", { name: "Turn on" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await tabTo(page, dialog.getByRole("button", { name: "Turn on" }));
  await page.keyboard.press("Enter");
  await page.getByText("Turn it off to change its steps.").waitFor();

  await call("tags.delete", { id: tag, force: true });
  const [, , third] = outside;
  await call("customers.recordInbound", { customerId: third?.id, channel: "email", body: "hello" });
  await page.getByRole("alert").getByText("The tag “about to go” no longer exists.").waitFor();
  const retry = page.getByRole("button", { name: `Retry the run of ${third?.name}` });
  await retry.waitFor();
  await page.getByText("On, broken").waitFor();
  await expectAccessible(page);
  await retry.click();
  await page.getByText("1 run goes on").waitFor();
  await page.getByRole("button", { name: /^Step 1 of 1/ }).press("Enter");
  const story = page.getByRole("dialog", { name: third?.name ?? "" });
  await story.getByRole("alert").getByText("The tag “about to go” no longer exists.").waitFor();
  const [retried] = await Promise.all([
    page.waitForResponse(/flows\.retry/),
    story.getByRole("button", { name: /^Retry/ }).press("Enter"),
  ]);
  expect(retried.status()).toBe(200);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("button", { name: "Remove step 1, Add tag" }).click();
  await page.getByRole("link", { name: "Automations" }).first().click();
  await page.getByRole("alertdialog", { name: "Leave without saving?" }).waitFor();
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Actions for this automation" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete automation" }).click();
  await page.waitForURL(/crm\/automations$/);
  await page.getByRole("link", { name: "Welcome" }).waitFor();
  expect(await page.getByRole("link", { name: "By keyboard" }).count()).toBe(0);
});

test("what is not there says so, and the palette leads to automations", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/automations/99999`);
  await page.getByText("There is no such automation").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder(/^Go to a segment/).fill("automations");
  await page.getByRole("option", { name: "Go to automations" }).click();
  await page.getByRole("heading", { name: "Automations" }).waitFor();
});
