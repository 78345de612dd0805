import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import type { Client } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";
import { tabTo } from "./tab-to.ts";

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

const country = (...codes: string[]) => is("country", "isAnyOf", codes);
const dynamic = async (name: string, rule: object) =>
  (await admin.segments.create.mutate({ type: "dynamic", name, rule })).id;
const countOf = async (id: number) => (await admin.segments.counts.query({ ids: [id] }))[0]?.count ?? 0;
const versionsOf = async (id: number) => (await admin.segments.versions.query({ id })).versions;
const review = () => page.getByRole("dialog", { name: /^Save the rule of/ });

/** Narrows the rule in the builder to those who speak English. */
async function narrow(): Promise<void> {
  await page.getByRole("button", { name: "Add a predicate" }).first().click();
  await page.getByRole("option", { name: /^Language/ }).click();
  await page.getByRole("option", { name: /English/ }).click();
  await page.keyboard.press("Escape");
}

describe("saving a rule", () => {
  test("shows who leaves and what notices first; it is saved and kept with the difference", async () => {
    const id = await dynamic("Reviewed", all(country("VN")));
    await dynamic("Reviewed by another", all(is("segment", "notCurrentlyIn", [id])));
    await admin.webhooks.create.mutate({
      url: "https://hooks.example/reviewed",
      description: "Warehouse",
      events: ["segment.left"],
      segmentIds: [id],
    });
    const before = await countOf(id);
    await page.goto(`${stage.address}/crm/segments/${id}/rules`);
    await narrow();
    await page.getByRole("button", { name: "Save…" }).click();
    await review()
      .getByRole("region", { name: "Who leaves" })
      .getByText(/^−\d+ leaves?$/)
      .waitFor();
    await review().getByText("0 join", { exact: true }).waitFor();
    const notices = review().getByRole("region", { name: "Who notices" });
    await notices.getByText("“Reviewed by another”").waitFor();
    await notices.getByText("“Warehouse”").waitFor();
    await expectAccessible(page);
    // Looking is not saving.
    expect(await versionsOf(id)).toHaveLength(1);
    await review().getByRole("checkbox", { name: "Tell those who listen" }).click();
    await review().getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Rule saved").waitFor();
    const after = await countOf(id);
    expect(after).toBeLessThan(before);
    expect(await versionsOf(id)).toMatchObject([
      { revision: 2, joined: 0, left: before - after },
      { revision: 1 },
    ]);
  });

  test("that moves nobody says so", async () => {
    const id = await dynamic("Nobody moves", all(country("VN")));
    await page.goto(`${stage.address}/crm/segments/${id}/rules`);
    await page.getByRole("button", { name: "Add a group" }).first().click();
    await page.getByRole("button", { name: "Add a predicate" }).first().click();
    await page.getByRole("option", { name: /^Country/ }).click();
    await page.getByRole("option", { name: /Vietnam/ }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Save…" }).click();
    await review()
      .getByText(/Nobody joins and nobody leaves now: \d+ customers/)
      .waitFor();
    await review().getByRole("button", { name: "Keep editing" }).click();
    await page.getByText("Unsaved changes").waitFor();
  });

  test("that somebody else saved meanwhile overwrites nothing unasked", async () => {
    const id = await dynamic("Saved twice", all(country("VN")));
    await page.goto(`${stage.address}/crm/segments/${id}/rules`);
    await narrow();
    await page.getByRole("button", { name: "Save…" }).click();
    await review().getByRole("region", { name: "Who leaves" }).waitFor();
    await admin.segments.update.mutate({ id, rule: all(country("TH")) });
    await review().getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Somebody else saved this rule while you were changing it.").waitFor();
    expect(await versionsOf(id)).toHaveLength(2);
    await page.getByRole("button", { name: "Save mine over it…" }).click();
    await review().getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Rule saved").waitFor();
    expect(await versionsOf(id)).toHaveLength(3);
  });
});

test("an earlier rule is found in the history and put back, by keyboard alone", async () => {
  const id = await dynamic("Put back", all(country("VN")));
  await admin.segments.update.mutate({ id, rule: all(country("TH")) });
  await page.goto(`${stage.address}/crm/segments/${id}/rules`);
  await tabTo(page, page.getByRole("button", { name: /^History/ }));
  await page.keyboard.press("Enter");
  const history = page.getByRole("dialog", { name: "History of the rule" });
  await history.getByText(/^\+\d+ joined$/).waitFor();
  await history.getByText("Saved now").waitFor();
  expect(new URL(page.url()).searchParams.get("history")).toBe("true");
  await expectAccessible(page);
  await tabTo(page, history.getByRole("button", { name: "Restore revision 1" }));
  await page.keyboard.press("Enter");
  await review().getByText("Puts back revision 1.").waitFor();
  await review().getByRole("region", { name: "Who joins" }).waitFor();
  await tabTo(page, review().getByRole("button", { name: "Save", exact: true }));
  await page.keyboard.press("Enter");
  await page.getByText("Revision 1 is back").waitFor();
  expect(await versionsOf(id)).toMatchObject([{ revision: 3, restoredFrom: 1 }, {}, {}]);
});

test("a rule that names what is gone says so in the history, and opens to be repaired", async () => {
  const { id: tag } = await admin.tags.create.mutate({ name: "short-lived" });
  const id = await dynamic("Was about a tag", all(is("tag", "containsAnyOf", [tag])));
  await admin.segments.update.mutate({ id, rule: all(country("VN")) });
  await admin.tags.delete.mutate({ id: tag });
  await page.goto(`${stage.address}/crm/segments/${id}/rules?history=true`);
  await page.getByText("the tag “short-lived” no longer exists", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Repair revision 1" }).click();
  await page.getByText("Unsaved changes").waitFor();
  expect(await review().count()).toBe(0);
  await page.getByRole("button", { name: "Save…" }).click();
  await review().getByText("This rule can’t be saved: ", { exact: false }).waitFor();
  expect(await review().getByRole("button", { name: "Save anyway" }).isDisabled()).toBe(true);
});

describe("overlap", () => {
  let ids: number[];
  beforeAll(async () => {
    ids = [
      await dynamic("Ring one", all(country("VN", "TH"))),
      await dynamic("Ring two", all(country("TH", "SG"))),
      await dynamic("Ring three", all(country("SG", "VN"))),
    ];
  });

  test("segments are picked, a region is clicked in the drawing and made a segment", async () => {
    await page.goto(`${stage.address}/crm/segments`);
    await page.getByRole("link", { name: "Overlap" }).click();
    await page.getByText("Pick two or three segments").waitFor();
    for (const name of ["Ring one", "Ring two", "Ring three"]) {
      await page.getByRole("button", { name: "Add a segment" }).click();
      await page.getByPlaceholder("Find a segment").fill(name);
      await page.getByRole("option", { name: new RegExp(name) }).click();
    }
    const table = page.getByRole("table", { name: "Regions" });
    await expect.poll(() => table.getByRole("row").count()).toBe(9);
    await expectAccessible(page);
    const words = "In “Ring one” and “Ring two”, not in “Ring three”";
    const region = page.getByRole("button", { name: new RegExp(`^${words}: `) });
    const box = await region.boundingBox();
    if (!box) throw new Error("the region is not drawn");
    // Beside its number, within its shape.
    await page.mouse.click(box.x + box.width / 2, box.y - 6);
    await expect.poll(() => region.getAttribute("aria-pressed")).toBe("true");
    const { regions } = await admin.segments.overlap.query({ ids });
    const count = regions.find(({ inside }) => inside.join() === ids.slice(0, 2).join())?.count ?? -1;
    await page
      .getByRole("region", { name: "The region" })
      .getByText(`${count} customer${count === 1 ? "" : "s"}`)
      .waitFor();
    await page.getByRole("link", { name: "Make it a segment" }).click();
    const name = page.getByRole("textbox", { name: "Name" });
    await expect.poll(() => name.inputValue()).toBe("Ring one and Ring two, not Ring three");
    await page.getByRole("button", { name: "Create segment" }).click();
    await page.getByRole("heading", { name: "Ring one and Ring two, not Ring three" }).waitFor();
    const { segments } = await admin.segments.list.query({ search: "Ring one and Ring two" });
    expect(await countOf(segments[0]?.id ?? 0)).toBe(count);
  });

  test("by keyboard, a region is picked and its customers looked at", async () => {
    await page.goto(`${stage.address}/crm/segments/overlap?ids=${ids.slice(0, 2).join()}`);
    const table = page.getByRole("table", { name: "Regions" });
    await table.waitFor();
    await tabTo(page, table.getByRole("button", { name: "In “Ring one”, not in “Ring two”" }));
    await page.keyboard.press("Enter");
    const look = page.getByRole("link", { name: "Look at them" });
    await look.waitFor();
    await tabTo(page, look);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Customers", exact: true }).waitFor();
    await page
      .getByText("Currently in segment")
      .or(page.getByText(/Ring one/))
      .first()
      .waitFor();
    await page.goBack();
    // The region is in the address.
    await page.getByRole("region", { name: "The region" }).waitFor();
  });

  test("a segment's page says what it overlaps most with", async () => {
    await page.goto(`${stage.address}/crm/segments/${ids[0]}/activity`);
    const section = page.getByRole("region", { name: "Overlaps most with" });
    await section.getByRole("link").first().waitFor();
    await expectAccessible(page);
    await section.getByRole("link").first().click();
    await page.getByRole("table", { name: "Regions" }).waitFor();
  });
});

test("a snapshot goes into a new segment, and then into one that is there", async () => {
  const id = await dynamic("To be kept", all(country("VN")));
  const count = await countOf(id);
  await page.goto(`${stage.address}/crm/segments/${id}`);
  const open = async () => {
    await page.getByRole("button", { name: "Actions for To be kept" }).click();
    await page.getByRole("menuitem", { name: "Snapshot" }).click();
  };
  await open();
  const dialog = page.getByRole("dialog", { name: "Take a snapshot" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Q1 batch");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Take snapshot" }).click();
  await dialog.getByText(/already a segment called “Q1 batch”/).waitFor();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Kept as it was");
  await dialog.getByRole("button", { name: "Take snapshot" }).click();
  await page.getByText(`Created “Kept as it was”: ${count} customers added`).waitFor();
  const [kept] = (await admin.segments.list.query({ search: "Kept as it was" })).segments;
  expect(kept).toMatchObject({ type: "static" });
  expect(await countOf(kept?.id ?? 0)).toBe(count);
  await open();
  await dialog.getByRole("button", { name: "Existing one" }).click();
  await dialog.getByPlaceholder("Find a static segment").fill("Kept as");
  await dialog.getByRole("option", { name: /Kept as it was/ }).click();
  await dialog.getByRole("button", { name: "Take snapshot" }).click();
  await page.getByText(`Added to “Kept as it was”: 0 customers added, ${count} already in`).waitFor();
});

test("the list is filtered by what there is to be done, and says what to do", async () => {
  await dynamic("Twin one", all(country("VN", "FR")));
  await dynamic("Twin two", all(country("FR", "VN")));
  await admin.segments.create.mutate({ type: "static", name: "Nobody in here" });
  await page.goto(`${stage.address}/crm/segments`);
  const health = page.getByRole("group", { name: "Health" });
  await health.getByRole("button", { name: /^Duplicate \d/ }).click();
  await page.getByText("Keep one, and archive the rest.", { exact: false }).waitFor();
  const table = page.getByRole("table", { name: "Segments" });
  await table.getByText("Same as “Twin two”").last().waitFor();
  expect(await table.getByText("Nobody in here").count()).toBe(0);
  expect(new URL(page.url()).searchParams.get("health")).toBe("duplicate");
  await expectAccessible(page);
  await health.getByRole("button", { name: /^Empty \d/ }).click();
  await table.getByText("Nobody in here").waitFor();
  await page.goBack();
  await table.getByText("Same as “Twin two”").last().waitFor();
});

test.each(["light", "dark"] as const)("all of it fits a telephone, in %s", async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 390, height: 800 });
  const id = await dynamic(`Narrow ${"and long ".repeat(12)}${colorScheme}`, all(country("VN")));
  await page.goto(`${stage.address}/crm/segments/${id}/rules`);
  await narrow();
  await page.getByRole("button", { name: "Save…" }).click();
  await review().getByRole("region", { name: "Who leaves" }).waitFor();
  await expectAccessible(page);
  await expectFits(page);
  await page.goto(`${stage.address}/crm/segments/${id}/rules?history=true`);
  await page.getByRole("heading", { name: "Revision 1" }).waitFor();
  await expectAccessible(page);
  await expectFits(page);
  const [other] = (await admin.segments.list.query({ search: "Ring one" })).segments;
  await page.goto(`${stage.address}/crm/segments/overlap?ids=${id},${other?.id}`);
  await page.getByRole("table", { name: "Regions" }).waitFor();
  await expectAccessible(page);
  await expectFits(page);
  await page.goto(`${stage.address}/crm/segments`);
  await page.getByRole("group", { name: "Health" }).waitFor();
  await expectAccessible(page);
  await expectFits(page);
});
