import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { expectAccessible, openStage, type Stage } from "./stage.ts";

const PASSWORD = "four words in a row";
const EMAIL = "newcomer@example.com";

let stage: Stage;
/** A newcomer has joined as a viewer, was made an editor, and has made a segment. */
beforeAll(async () => {
  stage = await openStage();
  stage.page.setDefaultTimeout(15_000);
  const admin = new Browser(stage.address);
  await admin.post("/api/auth/sign-in/demo");
  const { secret } = await admin.client.people.invite.mutate({ email: EMAIL, role: "viewer" });
  const newcomer = new Browser(stage.address);
  await newcomer.client.invitations.accept.mutate({
    secret,
    newcomer: { name: "Newcomer", password: PASSWORD },
  });
  await newcomer.signIn(EMAIL, PASSWORD);
  const id = (await newcomer.client.session.me.query()).user?.id ?? 0;
  await admin.client.people.changeRole.mutate({ id, role: "editor" });
  await newcomer.client.segments.create.mutate({ type: "static", name: "Made by a newcomer" });
});
afterAll(() => stage.stop());

test("a key is shown once, works, and is revoked", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/settings/keys`);
  await page.getByText("No keys yet").waitFor();
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByLabel("Name").fill("Nightly export");
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByText("Copy it now: it can’t be shown again").waitFor();
  const key = await page.getByRole("textbox", { name: "The key" }).inputValue();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("table", { name: "API keys" }).getByText("Nightly export").waitFor();
  expect(await page.content()).not.toContain(key);

  const ask = () =>
    fetch(`${address}/trpc/segments.list?input=%7B%7D`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status).toBe(200);
  await page.getByRole("button", { name: "Revoke Nightly export" }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await page.getByText("No keys yet").waitFor();
  expect((await ask()).status).toBe(401);
});

test("the audit log tells all of it, and is narrowed by what is in its address", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/settings/audit`);
  const log = page.getByRole("table", { name: "Audit log" });
  const told = () => log.getByRole("row").allTextContents();
  await log.getByText("revoked the key").waitFor();
  const all = (await told()).join("\n");
  for (const words of [
    "created the key “Nightly export” to read",
    `invited ${EMAIL} as viewer`,
    "changed the role of Newcomer from viewer to editor",
    "created the static segment “Made by a newcomer”",
    "joined as viewer",
  ])
    expect(all).toContain(words);

  await page.getByRole("button", { name: "Action: Any action" }).click();
  await page.getByRole("menuitemradio", { name: "Segment created" }).click();
  await page.waitForURL(/action=segment\.create/);
  await page.getByRole("button", { name: "Who: Anybody" }).click();
  await page.getByRole("menuitemradio", { name: "Newcomer" }).click();
  await page.waitForURL(/person=\d+/);
  await expect.poll(async () => (await told()).length).toBe(2);
  await page.getByLabel("From").fill("2999-01-01");
  await page.getByText("Nothing of the kind was done").waitFor();
  await page.goBack();
  await page.getByRole("link", { name: "“Made by a newcomer”" }).waitFor();
});

test("older entries are a page further", async () => {
  const { page, address, database } = stage;
  const { orgId } = await database.prisma.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
  await database.prisma.auditEntry.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      orgId,
      actorName: "Segments",
      action: "tag.create",
      subjectName: `tag ${index}`,
    })),
  });
  await page.goto(`${address}/settings/audit`);
  await page.getByText("“tag 59”").waitFor();
  await page.getByRole("button", { name: "Older" }).click();
  await page.waitForURL(/before=\d+/);
  await page.getByText("“tag 9”", { exact: true }).waitFor();
  expect(await page.getByText("“tag 59”").count()).toBe(0);
  await page.getByRole("button", { name: "Newest" }).click();
  await page.getByText("“tag 59”").waitFor();
});
