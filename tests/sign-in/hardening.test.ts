import { afterEach, describe, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { clientWith, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { SECRET, signIn } from "../support/session-cookie.ts";
import { World } from "../support/world.ts";

const PASSWORD = "four words in a row";
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function start(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer(options);
  stops.push(server.stop);
  const world = await World.create(server);
  return { server, world, admin: server.client(world.orgId, world.personId) };
}

/** Somebody with a password. */
async function person({ url }: TestServer, invite: { secret: string }): Promise<Browser> {
  const browser = new Browser(url);
  await browser.client.invitations.accept.mutate({
    secret: invite.secret,
    newcomer: { name: "N", password: PASSWORD },
  });
  return browser;
}

describe("requests of other sites' pages", () => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];

  test("are refused where they would change something", async () => {
    const { server, world } = await start();
    const cookie = await signIn(server.database, world.orgId, world.personId);
    const post = (headers: Record<string, string>) =>
      fetch(`${server.url}/trpc/tags.create`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie, ...headers },
        body: JSON.stringify({ name: `tag ${Math.random()}` }),
      });
    for (const headers of foreign) expect([headers, (await post(headers)).status]).toEqual([headers, 403]);
    for (const headers of [{ origin: server.url }, { "sec-fetch-site": "same-origin" }, {}])
      expect([headers, (await post(headers as Record<string, string>)).status]).toEqual([headers, 200]);
    for (const path of ["/api/auth/sign-out", "/api/auth/sign-in/email", "/api/auth/change-password"]) {
      const answer = await fetch(server.url + path, {
        method: "POST",
        headers: { "content-type": "application/json", cookie, ...foreign[0] },
        body: "{}",
      });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  test("can't change anything by being GET", async () => {
    const { server, world } = await start();
    const cookie = await signIn(server.database, world.orgId, world.personId);
    const input = encodeURIComponent(JSON.stringify({ name: "by get" }));
    const answer = await fetch(`${server.url}/trpc/tags.create?input=${input}`, { headers: { cookie } });
    expect(answer.status).toBe(405);
  });
});

describe("behind a proxy that speaks TLS", () => {
  const forwarded = {
    "x-forwarded-proto": "https",
    "x-forwarded-for": "203.0.113.9",
    origin: "https://crm.example",
  };

  test("that is trusted, cookies are for TLS, and addresses are those of people", async () => {
    const { server, world, admin } = await start({ trustProxy: "127.0.0.1" });
    const browser = await person(
      server,
      await admin.people.invite.mutate({ email: "a@example.com", role: "editor" }),
    );
    const headers = { ...forwarded, "x-forwarded-host": "crm.example" };
    const answer = await browser.post(
      "/api/auth/sign-in/email",
      { email: "a@example.com", password: PASSWORD },
      headers,
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/^__Secure-segments.*secure/i);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
    const client = clientWith(server.url, async () => ({ ...browser.headers(), ...headers }));
    await client.tags.create.mutate({ name: "t" });
    const { entries } = await admin.audit.list.query({ action: "tag.create" });
    expect(entries[0]?.address).toBe("203.0.113.9");
    expect(world.orgId).toBeGreaterThan(0);
  });

  test("that is not, nothing it says is believed", async () => {
    const { server, admin } = await start();
    const browser = await person(
      server,
      await admin.people.invite.mutate({ email: "a@example.com", role: "editor" }),
    );
    const { origin, ...headers } = forwarded;
    const answer = await browser.post(
      "/api/auth/sign-in/email",
      { email: "a@example.com", password: PASSWORD },
      headers,
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).not.toMatch(/secure/i);
    expect(answer.headers.get("strict-transport-security")).toBeNull();
    const { sessions } = await browser.client.session.browsers.query();
    expect(sessions.map(({ address }) => address)).toEqual(["127.0.0.1"]);
    expect(origin).toBeDefined();
  });
});

describe("too many requests", () => {
  test("of one address or key are told when to come back; others are not held up", async () => {
    const { server, admin } = await start({ rateLimit: 30, trustProxy: "127.0.0.1" });
    const { key } = await admin.keys.create.mutate({ name: "k", scope: "read", expiresInDays: 1 });
    const browser = new Browser(server.url);
    const ask = () => fetch(`${server.url}/trpc/session.ways`, { headers: browser.headers() });
    let answer = await ask();
    for (let asked = 1; answer.status === 200 && asked < 100; asked++) answer = await ask();
    expect(answer.status).toBe(429);
    const seconds = Number(answer.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refusal(browser.client.session.ways.query())).toMatchObject({
      reason: "RATE_LIMITED",
      httpStatus: 429,
      message: expect.stringContaining("Too many requests. Try again in"),
    });
    expect(await new Browser(server.url).client.session.ways.query()).toMatchObject({ demo: false });
    const byKey = clientWith(server.url, async () => ({
      ...browser.headers(),
      authorization: `Bearer ${key}`,
    }));
    expect(await byKey.session.me.query()).toMatchObject({ role: "viewer" });
    // What load balancers ask is never limited.
    expect((await fetch(`${server.url}/healthz`, { headers: browser.headers() })).status).toBe(200);
  });

  test("with keys that are made up count for the address that they come from", async () => {
    const { server } = await start({ rateLimit: 30, trustProxy: "127.0.0.1" });
    const browser = new Browser(server.url);
    const statuses: number[] = [];
    for (let asked = 0; asked < 40; asked++) {
      const secret = `${asked}`.padStart(43, "x");
      for (const authorization of [`Bearer sk_1_${secret}`, `nonsense ${asked}`]) {
        const headers = { ...browser.headers(), authorization };
        statuses.push((await fetch(`${server.url}/trpc/session.me`, { headers })).status);
      }
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.indexOf(429)).toBe(30);
  });

  test("to sign in: from one address to any account, and from any address to one account", async () => {
    const { server, admin } = await start({ trustProxy: "127.0.0.1" });
    const known = await person(
      server,
      await admin.people.invite.mutate({ email: "a@example.com", role: "editor" }),
    );
    const guesser = new Browser(server.url);
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess++)
      statuses.push((await guesser.signIn(`${guess}@example.com`, "a wrong password")).status);
    expect(statuses.indexOf(429)).toBe(10);

    let spread = 0;
    for (let guess = 0; guess < 30 && spread !== 429; guess++)
      spread = (await new Browser(server.url).signIn("A@example.com", "a wrong password")).status;
    expect(spread).toBe(429);
    const limited = await new Browser(server.url).signIn("a@example.com", PASSWORD);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await limited.json()) as object).toEqual({
      message: expect.stringContaining("Too many requests"),
    });
    expect((await new Browser(server.url).signIn("b@example.com", "a wrong password")).status).toBe(401);
    expect(known.address).not.toBe(guesser.address);
  });
});

test("the demo can be entered at this machine's own name only", async () => {
  const { server } = await start({ demo: true });
  const browser = new Browser(server.url);
  expect((await browser.post("/api/auth/sign-in/demo")).status).toBe(200);
  expect((await browser.client.session.me.query()).role).toBe("admin");
  const rebound = await server.app.http.inject({
    method: "POST",
    url: "/api/auth/sign-in/demo",
    headers: { host: "evil.example", origin: "http://evil.example", "content-type": "application/json" },
    payload: "{}",
  });
  expect(rebound.statusCode).toBe(421);
  expect(rebound.headers["set-cookie"]).toBeUndefined();
});

test("the demo user is nobody who has a password", async () => {
  const { server, world, admin } = await start({ demo: true });
  await server.database.prisma.personAccount.create({
    data: { personId: world.personId, providerId: "credential", accountId: String(world.personId) },
  });
  const browser = new Browser(server.url);
  expect((await browser.post("/api/auth/sign-in/demo")).status).toBe(404);
  await world.person("Only looks", "viewer");
  expect((await browser.post("/api/auth/sign-in/demo")).status).toBe(404);
  const demo = await world.person("Demo");
  expect((await browser.post("/api/auth/sign-in/demo")).status).toBe(200);
  expect((await browser.client.session.me.query()).user?.id).toBe(demo);
  expect((await admin.session.me.query()).user?.id).toBe(world.personId);
});

test("statements have a limit, and no answer lacks the headers that protect a page", async () => {
  const { server } = await start();
  const { rows } = await server.app.services.database.pool.query("show statement_timeout");
  expect(rows).toEqual([{ statement_timeout: "30s" }]);
  for (const path of ["/healthz", "/trpc/session.me", "/nothing", "/api/auth/sign-out"]) {
    const { headers } = await fetch(server.url + path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("no secret gets into the log", async () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const { server, admin } = await start({ logger: { level: "trace", stream } });
  const invitation = await admin.people.invite.mutate({ email: "a@example.com", role: "editor" });
  const input = encodeURIComponent(JSON.stringify({ secret: invitation.secret }));
  await fetch(`${server.url}/trpc/invitations.find?input=${input}`);
  const browser = await person(server, invitation);
  await browser.signIn("a@example.com", PASSWORD);
  await browser.signIn("a@example.com", "a wrong password");
  const { cookie = "" } = browser.headers();
  await browser.client.session.me.query();
  await browser.post("/api/auth/change-password", { currentPassword: PASSWORD, newPassword: "short" });
  const { key } = await admin.keys.create.mutate({ name: "k", scope: "read", expiresInDays: 1 });
  const byKey = clientWith(server.url, async () => ({ authorization: `Bearer ${key}` }));
  await byKey.segments.list.query({});
  await refusal(byKey.segments.get.query({ id: 99 }));
  await fetch(`${server.url}/trpc/session.me`, {
    headers: { authorization: `Bearer ${key}`, cookie: "x".repeat(5000) },
  });
  await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"email":"a@example.com","password":"${PASSWORD}"`,
  });

  const log = lines.join("");
  expect(lines.length).toBeGreaterThan(10);
  expect(log).toContain("invitations.find");
  const token = decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0] ?? "";
  expect(token.length).toBeGreaterThan(20);
  for (const secret of [
    PASSWORD,
    "a wrong password",
    key,
    invitation.secret,
    token,
    SECRET,
    new URL(server.databaseUrl).password,
  ])
    expect(log.includes(secret)).toBe(false);
});
