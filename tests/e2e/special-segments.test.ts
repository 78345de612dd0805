import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import type { Client } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let page: Stage["page"];
let admin: Client;
beforeAll(async () => {
  stage = await openStage();
  ({ page } = stage);
  page.setDefaultTimeout(20_000);
  const browser = new Browser(stage.address);
  await browser.post("/api/auth/sign-in/demo");
  admin = browser.client;
});
afterAll(() => stage.stop());

const idOf = async (name: string) =>
  (await admin.segments.list.query({ search: name })).segments.find((one) => one.name === name)?.id ?? 0;

test("Suppressed contacts is shown as kept by Segments, and its menu offers a copy alone", async () => {
  const id = await idOf("Suppressed contacts");
  await page.goto(`${stage.address}/crm/segments/${id}/rules`);
  await page.getByText("Kept by Segments for every organization.").waitFor();
  await page.getByText("System", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Add a predicate" }).count()).toBe(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Actions for Suppressed contacts" }).click();
  const item = (name: string) => page.getByRole("menuitem", { name });
  for (const name of ["Edit", "Archive", "Delete"]) {
    await item(name).waitFor();
    expect(await item(name).getAttribute("aria-disabled")).toBe("true");
  }
  await item("Duplicate").click();
  await page.getByRole("heading", { name: "Suppressed contacts (copy)" }).waitFor();
});

test("who has warmed up again leaves a cooldown, and its activity says who said so", async () => {
  const id = await idOf("Cooldown — Mar 2026");
  const count = async () => (await admin.segments.counts.query({ ids: [id] }))[0]?.count ?? 0;
  const before = await count();
  await page.goto(`${stage.address}/crm/segments/${id}`);
  await page.getByText("Cooldown", { exact: true }).first().waitFor();
  await page.getByRole("table", { name: "Customers" }).getByRole("checkbox").nth(1).click();
  await page.getByRole("button", { name: "Warmed up again" }).click();
  const dialog = page.getByRole("dialog", { name: "Warmed up again?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Take out 1 customer" }).click();
  await expect.poll(count, { timeout: 20_000 }).toBe(before - 1);
  const { name } = (await admin.session.me.query()).user ?? { name: "" };
  await page.getByRole("link", { name: "Activity", exact: true }).last().click();
  await page.getByText(`warmed up again, said ${name} in bulk`).waitFor();
});

test("a segment says where it is used, at any depth, and can't be archived meanwhile", async () => {
  const rule = all(is("country", "isAnyOf", ["VN"]));
  const { id } = await admin.segments.create.mutate({ type: "dynamic", name: "Ground", rule });
  const { id: middle } = await admin.segments.create.mutate({
    type: "dynamic",
    name: "First floor",
    rule: all(is("segment", "currentlyIn", [id])),
  });
  await admin.segments.create.mutate({
    type: "dynamic",
    name: "Second floor",
    rule: all(is("segment", "currentlyIn", [middle])),
  });
  await page.goto(`${stage.address}/crm/segments/${id}`);
  await page.getByRole("button", { name: "Used by 2" }).click();
  const place = page.getByRole("dialog", { name: "Where it is used" });
  await place.getByRole("link", { name: "First floor Segment", exact: true }).waitFor();
  await expectAccessible(page);
  await place.getByRole("link", { name: "Second floor Segment by way of “First floor”" }).click();
  await page.getByRole("heading", { name: "Second floor" }).waitFor();
  await page.goto(`${stage.address}/crm/segments/${id}`);
  await page.getByRole("button", { name: "Actions for Ground" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  const refusal = page.getByRole("alertdialog", { name: "Can’t archive yet" });
  await refusal.getByText("2 segments refer to it").waitFor();
  await refusal.getByRole("link", { name: "First floor Segment", exact: true }).waitFor();
  await refusal.getByRole("button", { name: "Close" }).click();
});

test("a template opens as a filled builder with its count, and is saved as it is", async () => {
  await page.goto(`${stage.address}/crm/segments`);
  await page.getByRole("link", { name: "Templates" }).click();
  await page.getByRole("heading", { name: "What operators ask for" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Hot leads gone quiet" }).click();
  expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Hot leads gone quiet");
  await page.getByText("Tag contains any of hot-lead").first().waitFor();
  await page
    .getByText(/match$|matches$/)
    .first()
    .waitFor();
  await page.getByRole("textbox", { name: "Name" }).fill("Quiet by template");
  await page.getByRole("button", { name: "Create segment" }).click();
  await page.getByRole("heading", { name: "Quiet by template" }).waitFor();
  const saved = await admin.segments.get.query({ id: await idOf("Quiet by template") });
  expect(saved.sentence).toMatch(/hot-lead.*Vietnam.*30 days.*Q1 batch/);
});

test("a template that was only looked at is left without a question", async () => {
  await page.goto(`${stage.address}/crm/segments/new?template=gone-quiet`);
  await page.getByRole("textbox", { name: "Name" }).waitFor();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("heading", { name: "Segments", exact: true }).waitFor();
});

test.each(["light", "dark"] as const)("the templates fit a telephone, in %s", async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${stage.address}/crm/segments/templates`);
  await page.getByRole("heading", { name: "From the manual" }).waitFor();
  await expectAccessible(page);
  await expectFits(page);
});
