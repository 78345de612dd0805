import { createTRPCClient, httpLink } from "@trpc/client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Client } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";
import { tabTo } from "./tab-to.ts";

let stage: Stage;
let page: Stage["page"];
let admin: Client;
beforeAll(async () => {
  stage = await openStage();
  page = stage.page;
  page.setDefaultTimeout(15_000);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: stage.address });
  // Leaving a page with something unsaved is asked by the browser itself.
  page.on("dialog", (dialog) => void dialog.accept());
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  admin = createTRPCClient({
    links: [httpLink({ url: `${stage.address}/trpc`, methodOverride: "POST", headers: { cookie } })],
  });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
});

const line =
  'tag has "hot-lead" and country in (VN, TH) and no inbound in last 30 days and not (segment ever in "Q1 batch")';
const sentence = () => page.getByTestId("rule-sentence").textContent();
const form = (name: "Builder" | "Text" | "JSON") => page.getByRole("button", { name, exact: true });
const asText = () => page.getByRole("textbox", { name: "The rule as text" });
const asJson = () => page.getByRole("textbox", { name: "The rule as JSON" });
const copy = (text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
const openNew = async (name: string) => {
  // Without what an earlier test left there.
  await page.evaluate("location.origin === 'null' || sessionStorage.clear()");
  await page.goto(`${stage.address}/crm/segments/new`);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
};
const hints = () => page.getByRole("region", { name: "Worth a look" });

test("a rule is written as text, seen in the builder and as JSON, and saved", async () => {
  await openNew("Written as text");
  await form("Text").click();
  await asText().fill(line);
  await expect.poll(sentence).toMatch(/hot-lead.*Vietnam, Thailand.*30 days.*Q1 batch/);
  await expectAccessible(page);
  await form("Builder").click();
  await page.getByRole("button", { name: /^Move or change: country is any of Vietnam, Thailand/i }).waitFor();
  await form("JSON").click();
  const json = JSON.parse(await asJson().inputValue());
  expect(json).toMatchObject({
    version: 1,
    combinator: "and",
    rules: [{ field: "tag" }, {}, {}, { not: true }],
  });
  json.rules[1].value = ["VN"];
  await asJson().fill(JSON.stringify(json));
  await expect.poll(sentence).toContain("country is Vietnam,");
  await form("Text").click();
  await expect.poll(() => asText().inputValue()).toBe(line.replace("in (VN, TH)", "is VN"));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => asText().inputValue()).toBe(line);
  await page.getByRole("button", { name: "Create segment" }).click();
  await page.getByRole("heading", { name: "Written as text" }).waitFor();
});

test("what is wrong is underlined, told with its place, and mended by keyboard", async () => {
  await openNew("Mended");
  await form("Text").focus();
  await page.keyboard.press("Enter");
  await tabTo(page, asText());
  await page.keyboard.type('tag has "hot-leed" and country is VN');
  const told = page.getByRole("button", {
    name: "At 9: There is no tag “hot-leed”. Did you mean “hot-lead”?",
  });
  await told.waitFor();
  expect(await page.locator("mark[data-wrong]").textContent()).toBe('"hot-leed"');
  await expectAccessible(page);
  await tabTo(page, told);
  await page.keyboard.press("Enter");
  // The place is selected: what is typed replaces it.
  await page.keyboard.type("hot-lead");
  await expect.poll(sentence).toContain("Tag contains any of hot-lead, and country is Vietnam");
  await asText().fill("tag has hot-lead and country is VN or country is TH");
  await page.getByText(/are mixed: put parentheses around/).waitFor();
  // What can't be read changes nothing.
  expect(await sentence()).toContain("Tag contains any of hot-lead, and country is Vietnam");
});

test("a rule is pasted into the empty builder, as text and as JSON", async () => {
  await openNew("Pasted");
  await page.getByText("What do the customers have in common?").click();
  await copy(line);
  await page.keyboard.press("ControlOrMeta+v");
  await expect.poll(sentence).toMatch(/hot-lead.*Vietnam, Thailand/);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("What do the customers have in common?").click();
  const rule = all(is("country", "isAnyOf", ["SG"]));
  await copy(JSON.stringify(rule));
  await page.keyboard.press("ControlOrMeta+v");
  await expect.poll(sentence).toContain("Country is Singapore");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("What do the customers have in common?").click();
  await copy("good morning");
  await page.keyboard.press("ControlOrMeta+v");
  await page.getByText("What was pasted is not a rule").waitFor();
});

test("a rule is copied as text, as JSON and as a call of the API that works", async () => {
  await openNew("Copied");
  await form("Text").click();
  await asText().fill('name contains "o\'hara" or country is VN');
  await page.getByTestId("rule-sentence").waitFor();
  const copied = async (item: string) => {
    await page.getByRole("button", { name: "Copy as" }).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await page.getByText("Copied").last().waitFor();
    return page.evaluate<string>("navigator.clipboard.readText()");
  };
  await expect.poll(() => copied("Text")).toBe('name contains "o\'hara" or country is VN');
  await expect.poll(() => copied("JSON")).toContain('"combinator": "or"');
  await expect.poll(() => copied("API call that counts it")).toContain("segments.previewRule");
  const call = await copied("API call that counts it");
  const [, url = ""] = /curl '([^']+)'/.exec(call) ?? [];
  const [, body = ""] = /-d '(.*)'$/s.exec(call) ?? [];
  const { key } = await admin.keys.create.mutate({ name: "Copied", scope: "read", expiresInDays: 1 });
  const answer = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body.replaceAll("'\\''", "'"),
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toMatch(/"count":\d+/);
});

test("a predicate that is off is shown as such, kept across a reload, and never saved silently", async () => {
  const rule = all(is("country", "isAnyOf", ["VN"]), is("language", "isAnyOf", ["en"]));
  const { id } = await admin.segments.create.mutate({ type: "dynamic", name: "Partly off", rule });
  await page.goto(`${stage.address}/crm/segments/${id}/rules`);
  await page.getByRole("button", { name: /^Move or change: language is English/i }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Turn off" }).click();
  await expect.poll(sentence).toBe("Country is Vietnam (off: language is English)");
  await expectAccessible(page);

  // The button at the end of the row does the same, and keeps the focus.
  const toggle = (name: string) => page.getByRole("button", { name });
  await toggle("Turn on: language is English").focus();
  await page.keyboard.press("Enter");
  await expect.poll(sentence).toBe("Country is Vietnam, and language is English");
  const focused = () => page.locator(":focus").getAttribute("aria-label");
  await expect.poll(focused).toBe("Turn off: language is English");
  await page.keyboard.press("Enter");
  await expect.poll(sentence).toBe("Country is Vietnam (off: language is English)");

  await page.reload();
  await page.getByText(/^Draft from/).waitFor();
  await expect.poll(sentence).toBe("Country is Vietnam (off: language is English)");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save…" }).click();
  const question = page.getByRole("alertdialog", { name: "Save without the 1 predicate that is off?" });
  await expectAccessible(page);
  await question.getByRole("button", { name: "Go on editing" }).click();
  expect((await admin.segments.get.query({ id })).rule).toEqual(rule);

  // By way of the text, it stays.
  await form("Text").click();
  await asText().fill("country in (VN, TH)");
  await expect.poll(sentence).toBe("Country is any of Vietnam, Thailand (off: language is English)");
  await form("Builder").click();
  await page.getByRole("button", { name: "Save…" }).click();
  await question.getByRole("button", { name: "Save without it" }).click();
  const review = page.getByRole("dialog", { name: /^Save/ });
  await review.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Rule saved").waitFor();
  expect((await admin.segments.get.query({ id })).rule).toEqual(all(is("country", "isAnyOf", ["VN", "TH"])));
  expect(await sentence()).toBe("Country is any of Vietnam, Thailand");

  // Saving is no end of what can be undone.
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.click();
  await expect.poll(sentence).toBe("Country is any of Vietnam, Thailand (off: language is English)");
  await undo.click();
  await expect.poll(sentence).toBe("Country is Vietnam (off: language is English)");
  await page.getByRole("button", { name: "Save…" }).waitFor();
  const redo = page.getByRole("button", { name: "Redo" });
  await redo.click();
  await redo.click();
  await expect.poll(sentence).toBe("Country is any of Vietnam, Thailand");
  expect(await page.getByRole("button", { name: "Save…" }).count()).toBe(0);
  await page.reload();
  await page.getByTestId("rule-sentence").waitFor();
  expect(await page.getByText(/^Draft from/).count()).toBe(0);
});

test("a draft is discarded, and gone", async () => {
  const rule = all(is("country", "isAnyOf", ["VN"]));
  const { id } = await admin.segments.create.mutate({ type: "dynamic", name: "Drafted", rule });
  await page.goto(`${stage.address}/crm/segments/${id}/rules`);
  await form("Text").click();
  await expect.poll(() => asText().inputValue()).toBe("country is VN");
  await asText().fill("country is TH");
  await expect.poll(sentence).toBe("Country is Thailand");
  await page.reload();
  await page.getByRole("button", { name: "Discard the draft" }).click();
  await expect.poll(sentence).toBe("Country is Vietnam");
  await page.reload();
  await expect.poll(sentence).toBe("Country is Vietnam");
  expect(await page.getByText(/^Draft from/).count()).toBe(0);
});

test("what was typed for a new segment is there after a reload, and gone after it was left", async () => {
  const start = `${stage.address}/crm/segments/new`;
  const name = page.getByRole("textbox", { name: "Name" });
  const description = page.getByRole("textbox", { name: /^Description/ });
  await page.goto(start);
  await name.fill("Typed before");
  await description.fill("Not to be lost");
  await page.reload();
  await expect.poll(() => name.inputValue()).toBe("Typed before");
  expect(await description.inputValue()).toBe("Not to be lost");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  // It is left once another page is there, a moment after the address says so.
  await page.getByRole("heading", { name: "Segments", exact: true }).waitFor();
  await page.goto(start);
  await name.waitFor();
  expect(await name.inputValue()).toBe("");
});

test("what was typed last is the rule, however soon another form is chosen or the segment is made", async () => {
  await openNew("Typed and gone on");
  await form("Text").click();
  await asText().fill("country is VN");
  await form("Builder").click();
  await expect.poll(sentence).toBe("Country is Vietnam");
  await form("Text").click();
  await expect.poll(() => asText().inputValue()).toBe("country is VN");
  await asText().fill("country is VN and and");
  await form("JSON").click();
  await page.getByText("What was typed as text can’t be read").waitFor();
  await page.getByRole("button", { name: "Drop it" }).click();
  await expect.poll(sentence).toBe("Country is Vietnam");
  await form("Text").click();
  await expect.poll(() => asText().inputValue()).toBe("country is VN");
  await asText().fill("country is TH");
  await page.getByRole("button", { name: "Create segment" }).click();
  await page.getByRole("heading", { name: "Typed and gone on" }).waitFor();
  const { segments } = await admin.segments.list.query({ search: "Typed and gone on" });
  const made = await admin.segments.get.query({ id: segments[0]?.id ?? 0 });
  expect(made.rule).toEqual(all(is("country", "isAnyOf", ["TH"])));
});

test("a draft of a rule that somebody else saved meanwhile overwrites nothing", async () => {
  const rule = all(is("country", "isAnyOf", ["VN"]));
  const { id } = await admin.segments.create.mutate({ type: "dynamic", name: "Overtaken", rule });
  await page.goto(`${stage.address}/crm/segments/${id}/rules`);
  await form("Text").click();
  await expect.poll(() => asText().inputValue()).toBe("country is VN");
  await asText().fill("country is TH");
  await expect.poll(sentence).toBe("Country is Thailand");
  await admin.segments.update.mutate({ id, rule: all(is("country", "isAnyOf", ["SG"])) });
  await page.reload();
  await page.getByText("Somebody else saved this rule while you were changing it.").waitFor();
  await page.getByRole("button", { name: "Load the saved rule" }).click();
  await expect.poll(sentence).toBe("Country is Singapore");
});

test("hints lead to what they are about, link to the same rule, and block nothing", async () => {
  await admin.segments.create.mutate({
    type: "dynamic",
    name: "There already",
    rule: all(is("country", "isAnyOf", ["MY"]), is("language", "isAnyOf", ["en"])),
  });
  await openNew("Hinted");
  await form("Text").click();
  await asText().fill("country is VN and language is en and country is TH");
  const contradiction = hints().getByText(/“country is Vietnam” and “country is Thailand” can’t both hold/);
  await contradiction.waitFor();
  await expectAccessible(page);
  await hints()
    .getByRole("button", { name: /^Show: “country is Vietnam”/ })
    .click();
  const focused = page.locator(":focus");
  await expect.poll(() => focused.getAttribute("aria-label")).toMatch(/country is Thailand/i);
  await form("Text").click();
  await asText().fill("language is en and country is MY");
  await hints().getByText("The segment “There already” has the same rule already.").waitFor();
  await page.getByRole("button", { name: "Create segment" }).click();
  await page.getByRole("heading", { name: "Hinted" }).waitFor();
});

test.each(["light", "dark"] as const)("all forms fit a telephone, in %s", async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await openNew("Small");
  await page.setViewportSize({ width: 390, height: 800 });
  await form("Text").click();
  await asText().fill(`${line} and name contains "${"x".repeat(120)}" and tag has nothing-like-it`);
  await page.getByText(/There is no tag/).waitFor();
  await expectAccessible(page);
  await expectFits(page);
  await asText().fill(`${line} and country is TH and country is set`);
  await hints().waitFor();
  await expectAccessible(page);
  await expectFits(page);
  await form("JSON").click();
  await asJson().waitFor();
  await expectAccessible(page);
  await expectFits(page);
});
