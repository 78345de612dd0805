import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, openStage, type Stage } from "./stage.ts";
import { tabTo } from "./tab-to.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  stage.page.setDefaultTimeout(15_000);
});
afterAll(() => stage.stop());

const sentence = () => stage.page.getByTestId("rule-sentence").textContent();

/** Types what the open list is to be narrowed to, and takes the first. */
async function pickValue(value: string): Promise<void> {
  const { page } = stage;
  await page.getByPlaceholder(/^Find a/).waitFor();
  await page.keyboard.type(value);
  await page
    .getByRole("option", { name: new RegExp(value, "i") })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

test("a rule built by mouse, rearranged by drag, saved, and its customers seen", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/segments`);
  await page.getByRole("link", { name: "New segment" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Built by mouse");
  await page.getByRole("radio", { name: /^Dynamic/ }).check();
  const add = (index: number) => page.getByRole("button", { name: "Add a predicate" }).nth(index);

  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.getByRole("option", { name: /newsletter/ }).click();
  await page.keyboard.press("Escape");
  await add(0).click();
  await page.getByRole("option", { name: /^Country/ }).click();
  await page.getByRole("option", { name: /Vietnam/ }).click();
  await page.keyboard.press("Escape");
  await expect.poll(sentence).toContain("Tag contains any of newsletter, and country is Vietnam");

  await page.getByRole("button", { name: "Add a group" }).first().click();
  await add(0).click();
  await page.getByRole("option", { name: /^Language/ }).click();
  await page.getByRole("option", { name: /English/ }).click();
  await page.keyboard.press("Escape");
  await expect.poll(sentence).toContain("language is English");

  // Country is dragged into the group, beside the language.
  const handle = page.getByRole("button", { name: /^Move or change: country is Vietnam/i });
  const target = page.getByRole("button", { name: /^Move or change: language is English/i });
  const from = await handle.boundingBox();
  const to = await target.boundingBox();
  if (!from || !to) throw new Error("nothing to drag");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 30, { steps: 5 });
  await page.mouse.move(to.x + 60, to.y + to.height + 4, { steps: 15 });
  await page.mouse.move(to.x + 60, to.y + to.height + 6, { steps: 3 });
  await page.mouse.up();
  await expect.poll(sentence).toMatch(/\(.*country is Vietnam.*\)/);

  await expect.poll(() => page.getByTestId("rule-count").textContent()).toMatch(/^\d+$/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create segment" }).click();
  await page.getByRole("heading", { name: "Built by mouse" }).waitFor();
  const count = await page.getByTestId("segment-count").textContent();
  expect(count).toMatch(/^\d+ customers?$/);
  await page.getByRole("table", { name: "Customers of this segment" }).waitFor();
});

test("the same by keyboard alone", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/segments/new`);
  await page.getByRole("textbox", { name: "Name" }).waitFor();
  await tabTo(page, page.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type("Built by keyboard");
  const dynamic = page.getByRole("radio", { name: /^Dynamic/ });
  await tabTo(page, dynamic);
  await page.keyboard.press("ArrowUp");
  expect(await dynamic.isChecked()).toBe(false);
  await page.keyboard.press("ArrowDown");
  expect(await dynamic.isChecked()).toBe(true);

  await tabTo(page, page.getByRole("button", { name: "Tag", exact: true }));
  await page.keyboard.press("Enter");
  await pickValue("newsletter");
  const add = page.getByRole("button", { name: "Add a predicate" });
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  await page.keyboard.type("country");
  await page.keyboard.press("Enter");
  await pickValue("vietnam");
  await expect.poll(sentence).toContain("Tag contains any of newsletter, and country is Vietnam");

  await tabTo(page, page.getByRole("button", { name: /^Move or change: country is Vietnam/i }));
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(sentence).toContain("Country is Vietnam, and tag contains any of newsletter");
  await page.getByText(/^Moved up, 1 of 2/).waitFor({ state: "attached" });

  await expect.poll(() => page.getByTestId("rule-count").textContent()).toMatch(/^\d+$/);
  await tabTo(page, page.getByRole("textbox", { name: "Name" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Built by keyboard" }).waitFor();
  await page.getByRole("table", { name: "Customers of this segment" }).waitFor();
});

test("by keyboard a part is doubled, turned around, grouped and ungrouped; each is said, and undone", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/segments/new`);
  await page.getByRole("radio", { name: /^Dynamic/ }).check();
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await page
    .getByRole("textbox", { name: "The rule as text" })
    .fill("country is VN and (language is en or language is vi)");
  await page.getByRole("button", { name: "Builder", exact: true }).click();
  const start = "Country is Vietnam, and (language is English, or language is Vietnamese)";
  await expect.poll(sentence).toBe(start);

  /** Opens the menu of a part's handle, and takes the entry that begins so. */
  async function take(part: RegExp, entry: string, said: RegExp): Promise<void> {
    await page.getByRole("button", { name: part }).first().focus();
    await page.keyboard.press("Enter");
    const focused = () =>
      page.evaluate('document.activeElement.closest("[role=menuitem]")?.textContent ?? ""');
    await page.locator("[role=menu]:focus, [role=menu] :focus").waitFor();
    for (let at = await focused(); at !== entry; at = await focused()) {
      await page.keyboard.press("ArrowDown");
      // The focus follows the key a moment later.
      await expect.poll(focused).not.toBe(at);
    }
    await page.keyboard.press("Enter");
    await page.getByText(said).waitFor({ state: "attached" });
  }
  async function undo(): Promise<void> {
    await page.keyboard.press("Control+z");
    await expect.poll(sentence).toBe(start);
  }
  const country = /^Move or change: country is Vietnam/i;
  const group = /^Move or change the group:/i;

  await take(country, "Duplicate", /^Duplicated: country is Vietnam/i);
  const doubled = start.replace("Vietnam, and", "Vietnam, and country is Vietnam, and");
  await expect.poll(sentence).toBe(doubled);
  await undo();
  await page.getByText("Undone").waitFor({ state: "attached" });
  // The keys go on working where what had the focus is gone.
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(sentence).toBe(doubled);
  await page.getByText("Done again").waitFor({ state: "attached" });
  await undo();
  await take(country, "Wrap in NOT", /^Wrapped in NOT: country is Vietnam/i);
  await expect.poll(sentence).toMatch(/^Not \(?country is Vietnam/i);
  await undo();
  await take(country, "Put into a group of its own", /^Put into a group of its own: country is Vietnam/i);
  await expect.poll(() => page.getByRole("button", { name: group }).count()).toBe(2);
  await undo();
  await take(group, "Ungroup", /^Ungrouped:/);
  await expect.poll(sentence).toBe("Country is Vietnam, and language is English, and language is Vietnamese");
  await undo();
  // Without NOT, what is in the group would mean something else.
  await take(group, "Wrap in NOT", /^Wrapped in NOT:/);
  await expect.poll(sentence).toMatch(/and not \(language is English/);
  await page.getByRole("button", { name: group }).focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu");
  await menu.getByRole("menuitem", { name: "Take NOT away" }).waitFor();
  expect(await menu.getByRole("menuitem", { name: "Ungroup" }).getAttribute("aria-disabled")).toBe("true");
  await expectAccessible(page);
});

test("a long rule scrolls within the page, and never the page itself", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/crm/segments`);
  const line = Array.from({ length: 50 }, (_, n) => `created since ${2000 + (n % 20)}-01-01`).join(" and ");
  await page.goto(`${address}/crm/segments/new`);
  await page.getByRole("radio", { name: /^Dynamic/ }).check();
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await page.getByRole("textbox", { name: "The rule as text" }).fill(line);
  await page.getByRole("button", { name: "Builder", exact: true }).click();
  const handles = page.getByRole("button", { name: /^Move or change: created/i });
  await expect.poll(() => handles.count()).toBe(50);
  await page
    .getByText(/match this predicate/)
    .first()
    .waitFor({ state: "attached" });
  const beyond = () => page.evaluate("document.documentElement.scrollHeight - innerHeight");
  expect(await beyond()).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await beyond()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
});
