import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CustomerStage, eventually, openCustomerStage } from "./customer-stage.ts";
import { expectAccessible } from "./stage.ts";

let stage: CustomerStage;
let page: Page;
let admin: CustomerStage["admin"];
let create: CustomerStage["create"];
let get: CustomerStage["get"];
let visit: CustomerStage["visit"];
let button: CustomerStage["button"];
let pick: CustomerStage["pick"];
let undo: CustomerStage["undo"];
beforeAll(async () => {
  stage = await openCustomerStage();
  ({ page, admin, create, get, visit, button, pick, undo } = stage);
});
afterAll(() => stage.stop());

const segments = () => page.getByRole("list", { name: "Segments this customer is in" });
const contacts = () => page.getByRole("list", { name: "Contacts" });

describe("details", () => {
  test("are changed by keyboard alone, with a company that is new; what is refused is said in place", async () => {
    const id = await create("By Keyboard");
    await visit(id);
    await button("Company: not set").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("combobox").fill("Nobody Traded Here Before");
    await page.getByText("Create “Nobody Traded Here Before”").waitFor();
    await page.keyboard.press("Enter");
    await button("Company: Nobody Traded Here Before").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await pick("Kenji Mori");
    await button("Owner: Kenji Mori").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await pick("Iceland");
    await button("Country: Iceland").waitFor();
    await eventually(() => get(id)).toMatchObject({
      company: { name: "Nobody Traded Here Before" },
      owner: { name: "Kenji Mori" },
      country: "IS",
    });

    await button("By Keyboard").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("   ");
    await page.keyboard.press("Enter");
    await page.getByText("A customer needs a name.").waitFor();
    await page.keyboard.press("Escape");
    await button("By Keyboard").press("Enter");
    await page.keyboard.type("خلیل 🦊 the Renamed");
    await page.keyboard.press("Enter");
    await button("خلیل 🦊 the Renamed").waitFor();
    await eventually(async () => (await get(id)).name).toBe("خلیل 🦊 the Renamed");
    expect(await page.title()).toContain("خلیل 🦊 the Renamed");
  });

  test("undoing leaves alone what somebody else has changed since", async () => {
    const id = await create("Two Editors");
    await visit(id);
    await button("Country: not set").click();
    await pick("Iceland");
    await page.getByText("Country is now Iceland").waitFor();
    await admin.customers.update.mutate({ customerIds: [id], country: "NO", language: "nb" });
    await undo("Country is now Iceland");
    await page.getByText("Somebody has changed the same since.").waitFor();
    await button("Country: Norway").waitFor();
    await button("Language: not set").waitFor({ state: "detached" });
    expect(await get(id)).toMatchObject({ country: "NO", language: "nb" });
  });

  test("a score is typed, kept, and taken away", async () => {
    const id = await create("Scored");
    await visit(id);
    await button("Add score").click();
    await pick("Freight Desk");
    const field = page.getByRole("textbox", { name: "Fit score for Freight Desk" });
    await field.fill("many");
    await field.press("Enter");
    await page.getByText("A score is a number, such as 72 or 7.5.").waitFor();
    await field.fill("72,5");
    await field.press("Enter");
    await eventually(async () => (await get(id)).scores).toMatchObject([{ score: 72.5 }]);
    await button("Take the score for Freight Desk away").click();
    await page.getByText("No score for any product.").waitFor();
    await undo("The score for Freight Desk was taken away");
    await eventually(async () => (await get(id)).scores).toMatchObject([{ score: 72.5 }]);
  });
});

test("contacts are added once, suppressed for everybody who has the address, freed and removed", async () => {
  const [id, other] = [await create("Reached"), await create("Reached Too", { email: "both@mail.example" })];
  await visit(id);
  await button("Add email").click();
  await page.keyboard.type("nonsense");
  await page.keyboard.press("Enter");
  await page.getByText("“nonsense” is no email address.").waitFor();
  await page.getByRole("textbox", { name: "Email" }).fill("Both@mail.example");
  await button("Add").dblclick();
  await contacts().getByText("Also of 1 other customer").waitFor();
  expect((await get(id)).contacts).toHaveLength(1);

  const act = async (name: string) => {
    await button("Actions for Both@mail.example").click();
    await page.getByRole("menuitem", { name }).click();
  };
  await act("Suppress");
  await page.getByText("1 other customer has it too.").waitFor();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Suppress" }).click();
  await page.getByText("Say why, for whoever wonders later.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Bounced" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Suppress" }).dblclick();
  await contacts().getByText("Suppressed", { exact: true }).waitFor();
  await contacts().getByText("Bounced · since").waitFor();
  await segments().getByRole("link", { name: "Suppressed contacts" }).waitFor();
  expect((await get(other)).contacts).toMatchObject([{ suppressionReason: "Bounced" }]);

  await act("Remove");
  await page.getByText("It is suppressed, and stays so for the other customers who have it.").waitFor();
  await button("Keep it").click();
  await act("Free again");
  await page.getByRole("alertdialog").getByRole("button", { name: "Free again" }).click();
  await eventually(() => contacts().getByText("Suppressed", { exact: true }).count()).toBe(0);
  await act("Remove");
  await page.getByText("No email address and no phone number.").waitFor();
  await undo("Both@mail.example was removed");
  await contacts().getByText("Both@mail.example").waitFor();
  await eventually(async () => (await get(id)).contacts.length).toBe(1);
});

test("what the customer wrote, the latest first, older on demand, and one recorded by hand", async () => {
  const id = await create("Writes A Lot");
  for (let index = 1; index <= 23; index++) {
    const receivedAt = new Date(Date.UTC(2026, 0, index)).toISOString();
    await admin.customers.recordInbound.mutate({
      customerId: id,
      channel: "email",
      body: `letter ${index}`,
      receivedAt,
    });
  }
  await visit(id);
  const messages = page.getByRole("list", { name: "Inbound messages" }).getByRole("listitem");
  await eventually(() => messages.count()).toBe(20);
  await button("Show older messages").click();
  await eventually(() => messages.count()).toBe(23);
  expect(await messages.last().textContent()).toContain("letter 1");
  await button("Record a message").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Record" }).click();
  await dialog.getByText("Say what the message was.").waitFor();
  await dialog.getByRole("button", { name: "Phone" }).click();
  await dialog.getByLabel("Text").fill("She rang:\nnext week is fine.");
  await dialog.getByLabel("When").fill("2026-02-01T09:30");
  await dialog.getByRole("button", { name: "Record" }).dblclick();
  await messages.filter({ hasText: "next week is fine." }).waitFor();
  // Half past nine in Ho Chi Minh City.
  expect(await get(id)).toMatchObject({ messages: 24, lastInboundAt: "2026-02-01T02:30:00.000Z" });
});
