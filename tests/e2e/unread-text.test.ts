import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import type { Client } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
let admin: Client;

beforeAll(async () => {
  stage = await openStage({ customers: 300 });
  ({ page } = stage);
  page.setDefaultTimeout(15_000);
  const browser = new Browser(stage.address);
  await browser.post("/api/auth/sign-in/demo");
  admin = browser.client;
});
afterAll(() => stage.stop());

const form = (name: "Builder" | "Text" | "JSON") => page.getByRole("button", { name, exact: true });
const asText = () => page.getByRole("textbox", { name: "The rule as text" });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const rule = all(is("country", "isAnyOf", ["VN"]));
const ruleOf = async (id: number) => (await admin.segments.get.query({ id })).rule;

/** On the rule of a new segment, with text after it that is no rule. */
async function typeUnread(name: string): Promise<number> {
  const { id } = await admin.segments.create.mutate({ type: "dynamic", name, rule });
  await page.goto(`${stage.address}/crm/segments/${id}/rules`);
  await form("Text").click();
  await expect.poll(() => asText().inputValue()).toBe("country is VN");
  await asText().fill('country in (VN, TH) and language "');
  await page.getByText("Until it can be read, the rule stays as it was before.").waitFor();
  return id;
}

test("text that can’t be read is not left out of what is saved, and is not lost", async () => {
  const id = await typeUnread("Half written");
  await button("Save…").click();
  await page.getByRole("alert").getByText("Not saved. What was typed as text can’t be read.").waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(await ruleOf(id)).toEqual(rule);

  await form("Builder").click();
  await page.getByText("What was typed as text can’t be read, and is not part of the rule.").waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectFits(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.reload();
  await page.getByText(/^Draft from/).waitFor();
  await expect.poll(() => asText().inputValue()).toBe('country in (VN, TH) and language "');
  await form("JSON").click();
  await button("Back to it").click();
  await page.getByRole("link", { name: "Activity" }).last().click();
  await page.getByRole("alertdialog", { name: "Leave without saving?" }).waitFor();
  await button("Stay here").click();

  await asText().fill("country in (VN, TH) and language is en");
  await button("Save…").click();
  await button("Save").click();
  await page.getByText("Rule saved").waitFor();
  expect(await ruleOf(id)).toEqual(
    all(is("country", "isAnyOf", ["VN", "TH"]), is("language", "isAnyOf", ["en"])),
  );
});

test("it is dropped where that is said", async () => {
  const id = await typeUnread("Given up");
  await button("Discard").click();
  await expect.poll(() => asText().inputValue()).toBe("country is VN");
  expect(await page.getByText("Unsaved changes").count()).toBe(0);
  await asText().fill("country is VN or");
  await form("Builder").click();
  await button("Drop it").click();
  await page.getByText("Unsaved changes").waitFor({ state: "detached" });
  await form("Text").click();
  await expect.poll(() => asText().inputValue()).toBe("country is VN");
  expect(await ruleOf(id)).toEqual(rule);
});

test("no segment is made without what was typed last", async () => {
  await page.goto(`${stage.address}/crm/segments/new`);
  await page.getByRole("textbox", { name: "Name" }).fill("Wider than meant");
  await page.getByRole("radio", { name: /^Dynamic/ }).check();
  await form("Text").click();
  await asText().fill("country is VN and not language is en or");
  await button("Create segment").click();
  await page.getByRole("alert").getByText("What was typed as text can’t be read.").waitFor();
  expect((await admin.segments.list.query({ search: "Wider than meant" })).segments).toEqual([]);
});
