import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { all, is } from "../support/world.ts";
import { type CustomerStage, eventually, openCustomerStage } from "./customer-stage.ts";
import { expectAccessible, expectFits } from "./stage.ts";

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

test("a tag that is given on the page puts the customer into a segment at once, and undoing takes it out", async () => {
  const { id: tag } = await admin.tags.create.mutate({ name: "met at the fair" });
  const rule = all(is("tag", "containsAnyOf", [tag]));
  const { id: segment } = await admin.segments.create.mutate({
    type: "dynamic",
    name: "Met in person",
    rule,
  });
  const id = await create("Edited On The Page");

  const count = () => page.getByTestId("segment-count").textContent();
  await page.goto(`${stage.address}/crm/segments/${segment}`);
  await eventually(count).toBe("0 customers");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Go to a segment or customer").fill("Edited On The");
  await page.getByRole("option", { name: "Edited On The Page" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/crm/customers/${id}`);

  await button("Add tag").click();
  await pick("met at the fair");
  await segments().getByRole("link", { name: "Met in person" }).waitFor();
  await page.keyboard.press("Escape");
  await segments().getByRole("link", { name: "Met in person" }).click();
  await eventually(count).toBe("1 customer");
  await page.goBack();

  await button("Remove the tag met at the fair").click();
  await eventually(() => segments().getByRole("link", { name: "Met in person" }).count()).toBe(0);
  await undo("Tag met at the fair was taken away");
  await segments().getByRole("link", { name: "Met in person" }).waitFor();
  expect((await get(id)).tags).toEqual([{ id: tag, name: "met at the fair" }]);
});

test("the palette does not take a customer's number for a segment's, and begins a new customer", async () => {
  const { segments: known } = await admin.segments.list.query({ type: "dynamic" });
  // The demo's customers have the lowest numbers, as its segments have.
  await visit(Math.min(...known.map(({ id }) => id)));
  await page.keyboard.press("Control+k");
  await page.getByRole("option", { name: "New customer" }).waitFor();
  expect(await page.getByRole("option", { name: "Recompute now" }).count()).toBe(0);
  await page.getByRole("option", { name: "New customer" }).click();
  await page.getByRole("dialog", { name: "New customer" }).waitFor();
  await page.waitForURL("**/crm/customers?new=true");
});

describe("segments", () => {
  test("a static one is joined and left, says who put the customer in, and undoing brings it back", async () => {
    const id = await create("Joins And Leaves");
    await admin.segments.create.mutate({ type: "static", name: "Spring fair" });
    await visit(id);
    await button("Add to segment").click();
    await pick("Spring fair");
    const link = segments().getByRole("link", { name: "Spring fair" });
    await link.waitFor();
    await eventually(async () => (await admin.customers.segments.query({ id })).segments.length).toBe(
      await segments().getByRole("listitem").count(),
    );
    await button("Why in “Spring fair”?").click();
    await page.getByText("Linh Phạm added it by hand on").waitFor();
    await expectAccessible(page);
    await button("Remove from “Spring fair”").click();
    await eventually(() => link.count()).toBe(0);
    await undo("Removed from “Spring fair”");
    await link.waitFor();
  });

  test("why in one and why not in another is in the address; a broken one is neither", async () => {
    const id = await create("Explained");
    const { id: tag } = await admin.tags.create.mutate({ name: "short-lived" });
    const rule = all(is("tag", "containsNoneOf", [tag]));
    await admin.segments.create.mutate({ type: "dynamic", name: "Soon broken", rule });
    await visit(id);
    await button("Why in “Soon broken”?").click();
    await page.getByText("Tag contains none of short-lived.").waitFor();
    await page.waitForURL(/why=\d+/);
    await button("Test another segment").click();
    await pick("Customers tagged hot-lead in VN");
    const verdict = page.getByRole("region", { name: "Test" });
    await verdict.getByText("Not in Customers tagged hot-lead in VN").waitFor();
    await verdict.getByText("Country is Vietnam.").waitFor();
    await page.reload();
    await verdict.getByText("Not in Customers tagged hot-lead in VN").waitFor();
    await admin.customers.update.mutate({ customerIds: [id], country: "VN" });
    await button("Close the test").click();
    await admin.tags.delete.mutate({ id: tag, force: true });
    await page.reload();
    const broken = page.getByRole("list", { name: "Broken segments" });
    await broken.getByText("The tag “short-lived” no longer exists.").waitFor();
    expect(await segments().getByRole("link", { name: "Soon broken" }).count()).toBe(0);
    await expectAccessible(page);
  });
});

test("a new customer is created once, after a warning that the address is somebody's", async () => {
  const known = await create("Has It Already", { email: "taken@mail.example" });
  await page.goto(`${stage.address}/crm/customers`);
  await button("New customer").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await dialog.getByText("Give it a name.").waitFor();
  await dialog.getByLabel("Name").fill("A Newcomer");
  await dialog.getByLabel("Email").fill("TAKEN@mail.example");
  const link = dialog.getByRole("link", { name: "Has It Already" });
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe(`/crm/customers/${known}`);
  await dialog.getByRole("button", { name: /^Company/ }).click();
  await page.getByRole("combobox").fill("Founded A Minute Ago");
  await page.getByText("Create “Founded A Minute Ago”").click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Create customer" }).dblclick();
  await page.waitForURL(/\/crm\/customers\/\d+$/);
  await button("A Newcomer").waitFor();
  const { rows } = await admin.customers.search.query({ search: "A Newcomer" });
  expect(rows).toMatchObject([{ company: { name: "Founded A Minute Ago" }, email: "TAKEN@mail.example" }]);
  expect(page.url()).toBe(`${stage.address}/crm/customers/${rows[0]?.id}`);
});

test("a customer that is deleted is gone for whoever still looks at it, and its drawer led here", async () => {
  const id = await create("Soon Gone", { email: "gone@mail.example" });
  await page.goto(`${stage.address}/crm/customers?search=Soon%20Gone`);
  await page.getByRole("table", { name: "Customers" }).getByRole("link", { name: "Soon Gone" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Open" }).click();
  await page.waitForURL(`**/crm/customers/${id}`);
  const onlooker = await page.context().newPage();
  await onlooker.goto(`${stage.address}/crm/customers/${id}`);
  await onlooker.getByRole("button", { name: "Country: not set" }).waitFor();

  await button("Actions for Soon Gone").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText("This deletes the customer with its tags and scores and 1 contact.").waitFor();
  await expectAccessible(page);
  await button("Delete customer").click();
  await page.waitForURL("**/crm/customers");

  await onlooker.getByRole("button", { name: "Country: not set" }).click();
  await onlooker.getByRole("combobox").fill("Iceland");
  await onlooker.getByRole("option", { name: "Iceland" }).click();
  await onlooker.getByText("There is no such customer").waitFor();
  await onlooker.close();
});

test("a viewer sees all of it, and nothing to change it with", async () => {
  const id = await create("Only Looked At", { email: "looked@mail.example" });
  const { secret } = await admin.people.invite.mutate({ email: "looks@example.com", role: "viewer" });
  const browser = new Browser(stage.address);
  const password = "four words in a row";
  await browser.client.invitations.accept.mutate({ secret, newcomer: { name: "Looks", password } });
  const context = await stage.browser.newContext({ reducedMotion: "reduce" });
  const data = { email: "looks@example.com", password };
  await context.request.post(`${stage.address}/api/auth/sign-in/email`, { data });
  const view = await context.newPage();
  await view.goto(`${stage.address}/crm/customers/${id}`);
  await view.getByRole("heading", { name: "Only Looked At" }).waitFor();
  await view.getByText("looked@mail.example").first().waitFor();
  await view
    .getByRole("button", { name: /^Why in/ })
    .first()
    .waitFor();
  for (const name of ["Add tag", "Add email", "Add score", "Company: not set", "Only Looked At"])
    expect([name, await view.getByRole("button", { name, exact: true }).count()]).toEqual([name, 0]);
  await view.getByRole("button", { name: "Record a message" }).click({ force: true });
  await view.getByText("Takes the role editor; yours is viewer.").first().waitFor();
  expect(await view.getByRole("dialog").count()).toBe(0);
  await expectAccessible(view);
  await context.close();
});

describe("the page", () => {
  let id: number;
  beforeAll(async () => {
    id = await create(`${"Đặng Thị Mỹ Hạnh — مدير المشتريات 👩‍👩‍👧‍👦 ".repeat(8)}${"x".repeat(80)}`, {
      email: `${"long.".repeat(40)}@mail.example`,
    });
    const names = Array.from({ length: 30 }, (_, index) => `one of many ${index}`);
    const tags = await Promise.all(names.map((name) => admin.tags.create.mutate({ name })));
    await admin.customers.tag.mutate({ customerIds: [id], tagIds: tags.map((tag) => tag.id) });
    const body = "x".repeat(5000);
    await admin.customers.recordInbound.mutate({ customerId: id, channel: "email", body });
  });

  test.each([
    ["light", 390],
    ["dark", 1280],
    ["dark", 390],
  ] as const)("is accessible and fits, %s at %i px", async (colorScheme, width) => {
    const context = await stage.browser.newContext({
      colorScheme,
      reducedMotion: "reduce",
      viewport: { width, height: 800 },
    });
    await context.request.post(`${stage.address}/api/auth/sign-in/demo`, { data: {} });
    const view = await context.newPage();
    for (const [where, sign] of [
      [`/crm/customers/${id}`, "Show all of it"],
      ["/crm/customers/nonsense", "There is no such customer"],
      ["/crm/customers?new=true", "Create customer"],
    ] as const) {
      await view.goto(stage.address + where);
      await view.getByText(sign).first().waitFor();
      await expectAccessible(view);
      await expectFits(view);
    }
    await context.close();
  });
});
