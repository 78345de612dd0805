import { type Needed, procedures } from "@segments/api/procedures";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { callsAbout } from "./every-procedure.ts";
import { everythingOf, fill, type Things } from "./one-of-each.ts";
import { type Answer, call } from "./raw-call.ts";

let server: TestServer;
let home: Awaited<ReturnType<typeof fill>>;
let foreign: Awaited<ReturnType<typeof fill>>;
/** Headers of each who may ask. */
let as: Record<"nobody" | "viewer" | "editor" | "admin" | "read key" | "write key", Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: "127.0.0.1" });
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
    // A segment that is made by its name has an id that may be like one of those.
    const made = /"segment":\{"id":(\d+|#),"name":"Cooldown/g;
    return `${status} ${plain.replaceAll(varying, "").replaceAll(made, "")}`;
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

describe("every address of the server", () => {
  type Who = keyof typeof rankOf;
  /** Of a thing of another organization, for who needs to be so much. */
  const foreignThing = (needed: "viewer" | "editor") => (who: Who) =>
    who === "nobody" ? 401 : rankOf[who] < rankOf[needed] ? 403 : 404;
  /** What each answers, to who is nobody or to each; those of procedures are walked above. */
  const answers: Record<string, { readonly path: string; readonly status: number | ((who: Who) => number) }> =
    {
      "GET /healthz": { path: "/healthz", status: 200 },
      "GET /readyz": { path: "/readyz", status: 200 },
      "GET /trpc/:path": { path: "/trpc/segments.list?input={}", status: 401 },
      "POST /trpc/:path": { path: "/trpc/session.me", status: 401 },
      "PUT /trpc/:path": { path: "/trpc/tags.create", status: 405 },
      "PATCH /trpc/:path": { path: "/trpc/tags.create", status: 405 },
      "DELETE /trpc/:path": { path: "/trpc/tags.create", status: 405 },
      "POST /api/auth/sign-in/email": { path: "/api/auth/sign-in/email", status: 400 },
      "POST /api/auth/sign-out": { path: "/api/auth/sign-out", status: 200 },
      "POST /api/auth/change-password": { path: "/api/auth/change-password", status: 400 },
      "GET /files/:id": { path: "/files/FILE", status: foreignThing("viewer") },
      "PUT /files/:id/:part": { path: "/files/FILE/0", status: foreignThing("editor") },
      "GET /files/jobs/:id/result.csv": {
        path: "/files/jobs/JOB/result.csv",
        status: foreignThing("viewer"),
      },
      "GET /files/enroll.ndjson": {
        path: "/files/enroll.ndjson?segment=SEGMENT",
        status: foreignThing("viewer"),
      },
      "GET /files/export.csv": { path: "/files/export.csv?segment=SEGMENT", status: foreignThing("viewer") },
    };

  /** Those that Fastify has, read from the tree that it prints. */
  function routes(): string[] {
    const trail: string[] = [];
    return server.app.http
      .printRoutes({ commonPrefix: false })
      .split("\n")
      .flatMap((line) => {
        const [, indent = "", path = "", methods] = /^([│├└─\s]*)(\S+)(?: \(([^)]+)\))?$/.exec(line) ?? [];
        trail.length = Math.max(0, indent.length / 4 - 1);
        trail.push(path);
        const whole = trail.join("");
        return (methods ?? "")
          .split(", ")
          .flatMap((method) => (/^(GET|POST|PUT|PATCH|DELETE)$/.test(method) ? [`${method} ${whole}`] : []));
      });
  }

  test("is known here", () => {
    expect([...new Set(routes())].sort()).toEqual(Object.keys(answers).sort());
  });

  test.each(Object.keys(rankOf) as (keyof typeof rankOf)[])(
    "gives %s what is for them, and nothing of another organization",
    async (who) => {
      for (const [route, { path, status }] of Object.entries(answers)) {
        const [method = "GET"] = route.split(" ");
        const isCall = /^(GET|POST) .trpc/.test(route);
        const own = path.includes("sign-out") ? {} : as[who];
        const { file, job, dynamicSegment } = foreign.things;
        const theirs = path
          .replace("FILE", String(file))
          .replace("JOB", String(job))
          .replace("SEGMENT", String(dynamicSegment));
        const answer = await fetch(encodeURI(server.url + theirs), {
          method,
          headers: {
            "content-type":
              method === "PUT" && path.startsWith("/files") ? "application/octet-stream" : "application/json",
            "x-forwarded-for": `10.0.0.${Object.keys(rankOf).indexOf(who)}`,
            ...own,
          },
          ...(method !== "GET" && { body: JSON.stringify({ name: "by another method" }) }),
        });
        const text = await answer.text();
        const told = typeof status === "function" ? status(who) : status;
        const expected = isCall && who !== "nobody" ? 200 : told;
        expect([who, route, answer.status]).toEqual([who, route, expected]);
        expect(text).not.toMatch(/foreign|stack|node_modules/);
        if (who === "nobody") expect(text).not.toContain("homely");
      }
    },
  );

  test.each([
    ...["/api/auth/get-session", "/api/auth/list-sessions", "/api/auth/ok", "/api/auth/sign-up/email"],
    ...["/trpc", "/trpc/", "/trpc/segments", "/trpc/__proto__", "/trpc/segments.constructor"],
  ])("has nothing at %s", async (path) => {
    const answer = await fetch(server.url + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/homely|foreign|stack|node_modules/);
  });
});
