import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, openStage, type Stage } from "./stage.ts";

const PASSWORD = "four words in a row";
const EMAIL = "newcomer@example.com";

let stage: Stage;
/** Somebody else's browser, in which the invitation is taken up. */
let other: BrowserContext;
let guest: Page;

async function openBrowser(): Promise<BrowserContext> {
  const context = await stage.browser.newContext({
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(15_000);
  return context;
}

beforeAll(async () => {
  stage = await openStage();
  stage.page.setDefaultTimeout(15_000);
  other = await openBrowser();
  guest = await other.newPage();
});
afterAll(() => stage.stop());

const at = (page: Page, path: string) => page.waitForURL(stage.address + path);

/** An invitation as an admin makes it; its link. */
async function invite(email: string, role: "Viewer" | "Editor" | "Admin"): Promise<string> {
  const { page, address } = stage;
  await page.goto(`${address}/settings/people`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByRole("radio", { name: role }).check();
  await dialog.getByRole("button", { name: "Invite" }).click();
  await page.getByText(`Send this link to ${email}; it works once, until`).waitFor();
  const link = await page.getByRole("textbox", { name: "Link of the invitation" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("table", { name: "Open invitations" }).getByText(email).waitFor();
  return link;
}

test("who is not signed in is led to sign in, and as the demo user to the page that was asked for", async () => {
  const context = await openBrowser();
  const page = await context.newPage();
  const asked = "/crm/segments?search=a&type=static";
  await page.goto(stage.address + asked);
  await page.getByRole("button", { name: "Continue as demo user" }).click();
  await at(page, asked);
  await page.getByRole("table", { name: "Segments" }).waitFor();
  // Who is in already has no business there.
  await page.goto(`${stage.address}/sign-in?to=%2Fcrm%2Fcustomers`);
  await at(page, "/crm/customers");
  await page.goto(`${stage.address}/sign-in?to=%2F%2Fevil.example`);
  await at(page, "/crm/segments");
  // A session that ends while the app is open.
  await page.waitForLoadState("networkidle");
  await context.clearCookies();
  await page.getByLabel("Search segments").fill("xyzzy");
  await at(page, "/sign-in?to=%2Fcrm%2Fsegments%3Fsearch%3Dxyzzy");
  await page.getByRole("button", { name: "Continue as demo user" }).click();
  await page.getByText("No segments match").waitFor();
  // Who was writing something keeps it.
  await page.getByRole("link", { name: "New segment" }).click();
  await page.getByLabel("Name").fill("Nearly done");
  await page.getByRole("radio", { name: /^Static/ }).check();
  await context.clearCookies();
  await page.getByRole("button", { name: "Create segment" }).click();
  await page.getByText("Stay here, sign in in another tab, then save.").waitFor();
  await page.getByRole("button", { name: "Stay here" }).click();
  await context.request.post(`${stage.address}/api/auth/sign-in/demo`, { data: {} });
  await page.getByRole("button", { name: "Create segment" }).click();
  await page.getByRole("heading", { name: "Nearly done" }).waitFor();
  await context.close();
});

test("a wrong password is refused in one sentence", async () => {
  const context = await openBrowser();
  const page = await context.newPage();
  await page.goto(`${stage.address}/sign-in`);
  await page.getByLabel("Email").fill("nobody@example.com");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("This email and this password don’t belong together.").waitFor();
  await context.close();
});

test("somebody is invited as a viewer, and sees what the role can't do, and why", async () => {
  const link = await invite(EMAIL, "Viewer");
  await guest.goto(link);
  await guest.getByRole("heading", { name: /^Join / }).waitFor();
  await guest.getByText("is invited as a viewer").waitFor();
  await guest.getByLabel("Your name").fill("Newcomer");
  await guest.getByLabel("Choose a password").fill("short");
  await guest.getByRole("button", { name: "Join" }).click();
  await guest.getByText("A password needs at least 12 characters.").waitFor();
  await guest.getByLabel("Choose a password").fill(PASSWORD);
  await guest.getByRole("button", { name: "Join" }).click();
  await at(guest, "/crm/segments");

  const create = guest.getByRole("link", { name: "New segment" });
  await guest.getByRole("button", { name: "Account of Newcomer" }).waitFor();
  expect(await create.getAttribute("aria-disabled")).toBe("true");
  expect(await create.getAttribute("href")).toBeNull();
  await create.focus();
  await guest.getByRole("tooltip", { name: "Takes the role editor; yours is viewer." }).waitFor();
  await guest.getByRole("button", { name: "Actions for Q1 batch" }).click();
  for (const name of ["Edit", "Duplicate", "Archive", "Delete"]) {
    expect(await guest.getByRole("menuitem", { name }).getAttribute("aria-disabled")).toBe("true");
  }
  await guest.getByText("Deleting takes the role admin; yours is viewer.").waitFor();
  await guest.keyboard.press("Escape");

  await guest.getByRole("link", { name: "Q1 batch" }).click();
  await guest.getByRole("table", { name: "Customers of this segment" }).getByRole("link").first().waitFor();
  expect(await guest.getByRole("checkbox").count()).toBe(0);
  const add = guest.getByRole("button", { name: "Add customers" });
  expect(await add.getAttribute("aria-disabled")).toBe("true");
  await expectAccessible(guest);

  await guest.goto(`${stage.address}/crm/segments/new`);
  await guest.getByText("Takes the role editor; yours is viewer.").waitFor();
  await guest.goto(`${stage.address}/crm/segments?type=dynamic`);
  await guest.getByRole("link", { name: "Hot leads gone quiet" }).click();
  await guest.getByRole("link", { name: "Rules" }).click();
  await guest.getByText("Changing it takes the role editor; yours is viewer.").waitFor();
  expect(await guest.getByRole("button", { name: /^Add predicate/ }).count()).toBe(0);

  for (const page of ["people", "keys", "audit"]) {
    await guest.goto(`${stage.address}/settings/${page}`);
    await guest.getByText(/takes? the role admin, and yours is viewer/).waitFor();
  }
  expect(await guest.getByRole("link", { name: "People" }).count()).toBe(0);
});

test("an admin gives another role, with Undo", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/settings/people`);
  await page.getByRole("combobox", { name: "Role of Newcomer" }).click();
  await page.getByRole("option", { name: "Editor" }).click();
  await page.getByText("Newcomer is an editor now").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Newcomer is a viewer now").waitFor();
  await page.getByRole("combobox", { name: "Role of Newcomer" }).click();
  await page.getByRole("option", { name: "Editor" }).click();
  await expect.poll(() => page.getByText("Newcomer is an editor now").count()).toBeGreaterThan(0);

  await guest.goto(`${address}/crm/segments`);
  await guest.getByRole("link", { name: "New segment" }).click();
  await guest.getByLabel("Name").fill("Made by a newcomer");
  await guest.getByRole("radio", { name: /^Static/ }).check();
  await guest.getByRole("button", { name: "Create segment" }).click();
  await guest.getByRole("heading", { name: "Made by a newcomer" }).waitFor();
});

test("an account that exists signs in to accept, and switches between its organizations", async () => {
  const { database, address } = stage;
  const { prisma } = database;
  const newcomer = await prisma.person.findUniqueOrThrow({ where: { email: EMAIL } });
  const second = await prisma.organization.create({
    data: { name: "Second House", timeZone: "Europe/Paris", people: { create: { personId: newcomer.id } } },
  });
  await guest.goto(address);
  await guest.getByRole("button", { name: "Account of Newcomer" }).click();
  await guest.getByRole("menuitemradio", { name: "Second House" }).click();
  await guest.getByText("No segments yet").waitFor();
  await guest.getByRole("button", { name: "Account of Newcomer" }).click();
  await guest.getByText("Viewer in Second House").waitFor();
  await guest.keyboard.press("Escape");

  // They leave the second one, and are invited anew to come back.
  await prisma.orgPerson.updateMany({
    where: { orgId: second.id, personId: newcomer.id },
    data: { role: "admin" },
  });
  await guest.goto(`${address}/settings/people`);
  await guest.getByRole("button", { name: "Invite", exact: true }).click();
  const demo = await stage.page.request.get(`${address}/trpc/session.me`);
  const { email } = (await demo.json()).result.data.user as { email: string };
  await guest.getByRole("dialog").getByLabel("Email").fill(email);
  await guest.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
  const link = await guest.getByRole("textbox", { name: "Link of the invitation" }).inputValue();

  const fresh = await openBrowser();
  const nobody = await fresh.newPage();
  await nobody.goto(link);
  await nobody.getByRole("link", { name: `Sign in as ${email} first` }).click();
  await nobody.getByRole("button", { name: "Continue as demo user" }).click();
  await nobody.getByRole("button", { name: `Accept as ${email}` }).waitFor();
  await fresh.close();

  await guest.goto(link);
  await guest.getByText(`This browser is signed in as ${EMAIL}.`).waitFor();
  await stage.page.goto(link);
  await stage.page.getByRole("button", { name: `Accept as ${email}` }).click();
  await stage.page.getByText("No segments yet").waitFor();
  await stage.page.getByRole("button", { name: /^Account of/ }).click();
  await stage.page.getByText("Editor in Second House").waitFor();
  await stage.page.getByRole("menuitemradio").filter({ hasNotText: "Second House" }).click();
  await stage.page.getByRole("link", { name: "Q1 batch" }).waitFor();
  await stage.page.goto(link);
  await stage.page.getByText("This invitation was used").waitFor();
});

test("all other browsers are signed out, the password is changed, and one signs out", async () => {
  const second = await openBrowser();
  const page = await second.newPage();
  await page.goto(`${stage.address}/sign-in?to=%2Fsettings%2Faccount`);
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await at(page, "/settings/account");
  await page.getByText("This browser").waitFor();
  await page.getByText("Chrome on Linux").first().waitFor();
  await page.getByRole("button", { name: "Sign out all others" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByText("1 browser signed out").waitFor();
  await guest.goto(`${stage.address}/crm/customers?search=a`);
  await at(guest, "/sign-in?to=%2Fcrm%2Fcustomers%3Fsearch%3Da");

  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill(`${PASSWORD} and more`);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("The current password is not right.").waitFor();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("Password changed").waitFor();

  const tab = await second.newPage();
  await tab.goto(`${stage.address}/crm/customers`);
  await tab.getByRole("table", { name: "Customers" }).waitFor();
  await page.getByRole("button", { name: "Account of Newcomer" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await at(page, "/sign-in");
  await at(tab, "/sign-in?to=%2Fcrm%2Fcustomers");
  await page.goto(`${stage.address}/crm/customers`);
  await at(page, "/sign-in?to=%2Fcrm%2Fcustomers");
  await second.close();
});

test("who is removed can't go on", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/settings/people`);
  await page.getByRole("button", { name: "Remove Newcomer" }).click();
  await page.getByText("The customers they own stay theirs by name").waitFor();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("Newcomer was removed").waitFor();
  expect(await page.getByRole("combobox", { name: "Role of Newcomer" }).count()).toBe(0);
});
