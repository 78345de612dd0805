import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

const PASSWORD = "four words in a row";

let server: TestServer;
let world: World;
let admin: Client;
beforeAll(async () => {
  server = await startTestServer({ trustProxy: "127.0.0.1" });
  world = await World.create(server);
  admin = server.client(world.orgId, world.personId);
});
afterAll(() => server.stop());

/** Somebody new, invited and signed in. */
async function join(email: string, role: "viewer" | "editor" | "admin" = "editor"): Promise<Browser> {
  const { secret } = await admin.people.invite.mutate({ email, role });
  const browser = new Browser(server.url);
  await browser.client.invitations.accept.mutate({
    secret,
    newcomer: { name: "New Here", password: PASSWORD },
  });
  const answer = await browser.signIn(email, PASSWORD);
  expect(answer.status).toBe(200);
  return browser;
}

describe("invitations", () => {
  test("bring somebody in with the role they name, once", async () => {
    const { secret, expiresAt } = await admin.people.invite.mutate({
      email: " Linh@Example.com ",
      role: "viewer",
    });
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    const browser = new Browser(server.url);
    expect(await browser.client.invitations.find.query({ secret })).toEqual({
      organization: "Test",
      email: "linh@example.com",
      role: "viewer",
      hasAccount: false,
      signedInAs: null,
    });
    const newcomer = { name: "Linh", password: PASSWORD };
    await browser.client.invitations.accept.mutate({ secret, newcomer });
    expect((await browser.signIn("LINH@example.com", PASSWORD)).status).toBe(200);
    const me = await browser.client.session.me.query();
    expect(me).toMatchObject({ user: { name: "Linh", email: "linh@example.com" }, role: "viewer" });
    expect(me.organization.id).toBe(world.orgId);

    const again = await refusal(browser.client.invitations.accept.mutate({ secret, newcomer }));
    expect(again).toMatchObject({ reason: "NOT_FOUND", message: expect.stringContaining("was used") });
    const { people } = await admin.people.list.query();
    expect(people.filter(({ email }) => email === "linh@example.com")).toHaveLength(1);
  });

  test("two acceptances at once make one person", async () => {
    const { secret } = await admin.people.invite.mutate({ email: "twice@example.com", role: "editor" });
    const newcomer = { name: "Twice", password: PASSWORD };
    const browsers = [new Browser(server.url), new Browser(server.url)];
    const results = await Promise.allSettled(
      browsers.map(({ client }) => client.invitations.accept.mutate({ secret, newcomer })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("expired, revoked, replaced and invented ones are refused alike", async () => {
    const client = new Browser(server.url).client;
    const expired = await admin.people.invite.mutate({ email: "late@example.com", role: "editor" });
    await server.database.prisma.invitation.updateMany({
      where: { orgId: world.orgId, id: expired.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    const revoked = await admin.people.invite.mutate({ email: "no@example.com", role: "editor" });
    await admin.people.revokeInvitation.mutate({ id: revoked.id });
    const replaced = await admin.people.invite.mutate({ email: "again@example.com", role: "editor" });
    await admin.people.invite.mutate({ email: "again@example.com", role: "viewer" });
    const invented = `${world.orgId}_${"A".repeat(43)}`;
    const refusals = await Promise.all(
      [expired.secret, revoked.secret, replaced.secret, invented, "nonsense", ""].map((secret) =>
        refusal(client.invitations.find.query({ secret })),
      ),
    );
    expect(new Set(refusals.map(({ message }) => message)).size).toBe(1);
    const open = await admin.people.invitations.query();
    expect(open.invitations.map(({ email }) => email)).not.toContain("late@example.com");
    expect(open.invitations.filter(({ email }) => email === "again@example.com")).toHaveLength(1);
  });

  test("of an address with an account are for who signs in with it", async () => {
    const browser = await join("both@example.com");
    const other = await World.create(server, { name: "Second" });
    const { secret } = await server
      .client(other.orgId, other.personId)
      .people.invite.mutate({ email: "both@example.com", role: "admin" });

    const stranger = await join("stranger@example.com");
    expect(await refusal(stranger.client.invitations.accept.mutate({ secret }))).toMatchObject({
      reason: "CONFLICT",
    });
    const newcomer = { name: "Thief", password: PASSWORD };
    expect(
      await refusal(new Browser(server.url).client.invitations.accept.mutate({ secret, newcomer })),
    ).toMatchObject({ reason: "CONFLICT", message: expect.stringContaining("sign in") });

    await browser.client.invitations.accept.mutate({ secret });
    const { organizations, organization } = await browser.client.session.me.query();
    expect(organizations.map(({ name }) => name)).toEqual(["Second", "Test"]);
    expect(organization.name).toBe("Test");
    await browser.client.session.switchOrganization.mutate({ id: other.orgId });
    expect(await browser.client.session.me.query()).toMatchObject({
      role: "admin",
      organization: { name: "Second" },
    });
  });

  test.each(["", "nobody", "a@b", "a b@example.com", `${"x".repeat(300)}@example.com`, "a@exa\0mple.com"])(
    "are not sent to %j",
    async (email) => {
      expect(await refusal(admin.people.invite.mutate({ email, role: "editor" }))).toMatchObject({
        reason: "INVALID",
      });
    },
  );

  test.each([
    ["too short", "short"],
    ["too long", "long ".repeat(40)],
    ["one letter", "aaaaaaaaaaaaaaaa"],
    ["the address", "guess@example.com"],
  ])("take no password that is %s", async (_what, password) => {
    const { secret } = await admin.people.invite.mutate({ email: "guess@example.com", role: "editor" });
    const accepting = new Browser(server.url).client.invitations.accept.mutate({
      secret,
      newcomer: { name: "Guess", password },
    });
    expect(await refusal(accepting)).toMatchObject({ reason: "INVALID" });
    // It is not used up by that.
    await admin.people.invitations.query().then(({ invitations }) => {
      expect(invitations.some(({ email }) => email === "guess@example.com")).toBe(true);
    });
  });
});

describe("signing in", () => {
  test("gives a cookie that scripts and other sites don't get", async () => {
    await join("cookie@example.com");
    const answer = await new Browser(server.url).signIn("cookie@example.com", PASSWORD);
    const [cookie] = answer.headers.getSetCookie().filter((line) => line.includes("session_token"));
    expect(cookie).toMatch(/httponly/i);
    expect(cookie).toMatch(/samesite=lax/i);
    expect(cookie).not.toMatch(/secure/i);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("says the same of a wrong password and of an unknown address", async () => {
    await join("known@example.com");
    const browser = new Browser(server.url);
    const wrong = await browser.signIn("known@example.com", "not the password at all");
    const unknown = await browser.signIn("unknown@example.com", "not the password at all");
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect(await refusal(browser.client.session.me.query())).toMatchObject({ httpStatus: 401 });
  });

  test("can't be done by making an account", async () => {
    const browser = new Browser(server.url);
    const body = { email: "self@example.com", password: PASSWORD, name: "Self" };
    expect((await browser.post("/api/auth/sign-up/email", body)).status).toBe(404);
    expect((await browser.post("/api/auth/sign-in/demo")).status).toBe(404);
  });

  test("is ended by signing out, here, elsewhere, and everywhere", async () => {
    const first = await join("many@example.com");
    const second = new Browser(server.url);
    const third = new Browser(server.url);
    await second.signIn("many@example.com", PASSWORD);
    await third.signIn("many@example.com", PASSWORD);

    const { sessions } = await first.client.session.browsers.query();
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(new Set(sessions.map(({ address }) => address))).toEqual(
      new Set([first.address, second.address, third.address]),
    );
    const newest = Math.max(...sessions.map(({ id }) => id));
    await first.client.session.revokeBrowser.mutate({ id: newest });
    expect(await refusal(third.client.session.me.query())).toMatchObject({ httpStatus: 401 });

    expect(await first.client.session.revokeOthers.mutate()).toEqual({ revoked: 1 });
    expect(await refusal(second.client.session.me.query())).toMatchObject({ httpStatus: 401 });

    expect((await first.client.session.me.query()).user?.email).toBe("many@example.com");
    const stolen = first.headers();
    expect((await first.post("/api/auth/sign-out")).status).toBe(200);
    const answer = await fetch(`${server.url}/trpc/session.me`, { headers: stolen });
    expect(answer.status).toBe(401);
  });

  test("others' browsers can't be signed out", async () => {
    const mine = await join("mine@example.com");
    const theirs = await join("theirs@example.com");
    const [session] = (await theirs.client.session.browsers.query()).sessions;
    const id = session?.id ?? 0;
    expect(await refusal(mine.client.session.revokeBrowser.mutate({ id }))).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect((await theirs.client.session.me.query()).user?.email).toBe("theirs@example.com");
  });

  test.each([
    ["too short", () => "short"],
    ["one letter", () => "aaaaaaaaaaaaaaaa"],
    ["too long", () => "long ".repeat(40)],
    ["the address", (email: string) => email],
    ["none", () => undefined],
  ])("a password is not changed to one that is %s", async (what, choose) => {
    const email = `weak-${what.replaceAll(" ", "-")}@example.com`;
    const browser = await join(email);
    const refused = await browser.post("/api/auth/change-password", {
      currentPassword: PASSWORD,
      newPassword: choose(email),
    });
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as { message: string }).message).toMatch(/password/);
    expect((await new Browser(server.url).signIn(email, PASSWORD)).status).toBe(200);
  });

  test("a changed password ends the other sessions", async () => {
    const browser = await join("change@example.com");
    const other = new Browser(server.url);
    await other.signIn("change@example.com", PASSWORD);
    const changed = await browser.post("/api/auth/change-password", {
      currentPassword: PASSWORD,
      newPassword: "another four words",
      revokeOtherSessions: true,
    });
    expect(changed.status).toBe(200);
    expect(await refusal(other.client.session.me.query())).toMatchObject({ httpStatus: 401 });
    expect((await browser.client.session.me.query()).user?.email).toBe("change@example.com");
    expect((await new Browser(server.url).signIn("change@example.com", PASSWORD)).status).toBe(401);
  });
});

describe("roles", () => {
  test("take effect with the next request", async () => {
    const browser = await join("role@example.com", "viewer");
    const create = () => browser.client.tags.create.mutate({ name: `by role ${Math.random()}` });
    expect(await refusal(create())).toMatchObject({
      reason: "FORBIDDEN",
      message: "That takes the role editor, and yours is viewer. Ask an admin of Test.",
    });
    const id = (await browser.client.session.me.query()).user?.id ?? 0;
    await admin.people.changeRole.mutate({ id, role: "editor" });
    await create();
    await admin.people.remove.mutate({ id });
    expect(await refusal(browser.client.session.me.query())).toMatchObject({ httpStatus: 401 });
  });

  test("who was removed can be invited again", async () => {
    const browser = await join("back@example.com", "viewer");
    const id = (await browser.client.session.me.query()).user?.id ?? 0;
    await admin.people.remove.mutate({ id });
    const { secret } = await admin.people.invite.mutate({ email: "back@example.com", role: "editor" });
    expect(await refusal(browser.client.session.me.query())).toMatchObject({ httpStatus: 401 });
    expect(await browser.client.invitations.find.query({ secret })).toMatchObject({
      hasAccount: true,
      signedInAs: "back@example.com",
    });
    await browser.client.invitations.accept.mutate({ secret });
    expect(await browser.client.session.me.query()).toMatchObject({ user: { id }, role: "editor" });
  });

  test("an organization keeps an admin, also when two leave at once", async () => {
    const other = await World.create(server, { name: "Two admins" });
    const second = await other.person("Second");
    const clients = [server.client(other.orgId, other.personId), server.client(other.orgId, second)];
    const results = await Promise.allSettled([
      clients[0]?.people.changeRole.mutate({ id: other.personId, role: "viewer" }),
      clients[1]?.people.remove.mutate({ id: second }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const admins = await server.database.prisma.orgPerson.count({
      where: { orgId: other.orgId, role: "admin", leftAt: null },
    });
    expect(admins).toBe(1);
  });
});
