import { type Needed, procedures } from "@segments/api/procedures";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { type Answer, call, callsAbout, everythingOf, fill, type Things } from "./every-procedure.ts";

let server: TestServer;
let home: Awaited<ReturnType<typeof fill>>;
let foreign: Awaited<ReturnType<typeof fill>>;
/** Headers of each who may ask. */
let as: Record<"nobody" | "viewer" | "editor" | "admin" | "read key" | "write key", Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer();
  home = await fill(server, "homely");
  foreign = await fill(server, "foreign");
  const { orgId } = home.world;
  const cookie = async (role: "viewer" | "editor" | "admin") => ({
    cookie: await signIn(server.database, orgId, await home.world.person(role, role)),
  });
  const admin = server.client(orgId, home.world.personId);
  const key = async (scope: "read" | "write") => {
    const made = await admin.keys.create.mutate({ name: scope, scope, expiresInDays: 1 });
    return { authorization: `Bearer ${made.key}` };
  };
  as = {
    nobody: {},
    viewer: await cookie("viewer"),
    editor: await cookie("editor"),
    admin: await cookie("admin"),
    "read key": await key("read"),
    "write key": await key("write"),
  };
});
afterAll(() => server.stop());

const ranks: Needed[] = ["anyone", "viewer", "editor", "admin"];
const rankOf = { nobody: 0, "read key": 1, viewer: 1, "write key": 2, editor: 2, admin: 3 } as const;

test("every procedure says which role it takes, and is walked here", () => {
  expect(procedures.length).toBeGreaterThan(40);
  for (const { path, needed } of procedures) {
    expect(ranks, path).toContain(needed);
    expect(callsAbout(home.things)[path]?.length, path).toBeGreaterThan(0);
  }
});

describe.each(Object.keys(rankOf) as (keyof typeof rankOf)[])("%s", (who) => {
  const beyond = procedures.filter(({ needed }) => ranks.indexOf(needed ?? "admin") > rankOf[who]);

  test.runIf(beyond.length > 0)(
    "may call nothing beyond the role, and changes nothing by trying",
    async () => {
      const before = await everythingOf(server, home.world.orgId);
      for (const { path } of beyond) {
        for (const input of callsAbout(home.things)[path]) {
          const { status, text } = await call(server.url, path, input, as[who]);
          expect([path, status]).toEqual([path, who === "nobody" ? 401 : 403]);
          expect(text).not.toContain("homely tag");
        }
      }
      expect(await everythingOf(server, home.world.orgId)).toBe(before);
    },
  );
});

describe("another organization's things", () => {
  /** Ids that nobody has, in the places of the foreign ones. */
  function missing(things: Things): Things {
    const entries = Object.keys(things).map((name, index) => [name, 2_000_000_000 + index]);
    return Object.fromEntries(entries) as unknown as Things;
  }

  /** What an answer says, with the ids that were asked for and what differs from call to call taken out. */
  function said({ status, text }: Answer, things: Things): string {
    const ids = Object.values(things).map(String);
    const plain = ids.reduce((left, id) => left.replaceAll(new RegExp(`\\b${id}\\b`, "g"), "#"), text);
    const varying = /"(requestId|computedAt|at|elapsed|ms|revision|lastUsedAt)":("[^"]*"|[\d.]+)/g;
    return `${status} ${plain.replaceAll(varying, "")}`;
  }

  test.each(procedures)("$path: as if they were not there", async ({ path }) => {
    const nowhere = missing(foreign.things);
    const [theirs, none] = [callsAbout(foreign.things)[path], callsAbout(nowhere)[path]];
    const mentions = theirs.map((input, index) => JSON.stringify(input) !== JSON.stringify(none[index]));
    for (const [index, input] of theirs.entries()) {
      if (!mentions[index]) continue;
      const before = await everythingOf(server, foreign.world.orgId);
      const answer = await call(server.url, path, input, as.admin);
      const blank = await call(server.url, path, none[index], as.admin);
      expect(answer.text).not.toContain("foreign");
      expect(answer.status).toBeLessThan(500);
      expect(said(answer, foreign.things)).toBe(said(blank, nowhere));
      expect(await everythingOf(server, foreign.world.orgId)).toBe(before);
    }
  });

  test("are in no list", async () => {
    for (const { path, type } of procedures.filter(({ type }) => type === "query")) {
      for (const input of callsAbout(home.things)[path]) {
        const { text } = await call(server.url, path, input, as.admin);
        expect([path, type, text.includes("foreign")]).toEqual([path, type, false]);
      }
    }
  });
});

test("every address of the server gives nobody what is not for them", async () => {
  const printed = server.app.http.printRoutes({ commonPrefix: false });
  expect(printed).toContain("trpc");
  // What the tree of routes has beside those that are walked above.
  const open = new Map([
    ["/healthz", 200],
    ["/readyz", 200],
    ["/api/auth/get-session", 404],
    ["/api/auth/list-sessions", 404],
    ["/api/auth/ok", 404],
    ["/trpc", 404],
    ["/trpc/", 404],
    ["/trpc/segments", 404],
    ["/trpc/__proto__", 404],
    ["/trpc/segments.constructor", 404],
  ]);
  for (const [path, status] of open) {
    const answer = await fetch(server.url + path);
    const text = await answer.text();
    expect([path, answer.status]).toEqual([path, status]);
    expect(text).not.toMatch(/homely|foreign|stack|node_modules/);
  }
});
