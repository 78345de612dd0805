import { type ProcedurePath, procedures } from "@segments/api/procedures";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { callsAbout } from "./every-procedure.ts";
import { everythingOf, fill, type Things } from "./one-of-each.ts";

/** Inputs per procedure; `FUZZ_RUNS=2000 npm test -- tests/sign-in/fuzz` for a longer run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 40);
/** Longer than the server works on anything, in milliseconds: who waits for more waits for a hang. */
const HANG = 60_000;

let server: TestServer;
let home: Things;
let foreign: Awaited<ReturnType<typeof fill>>;
let untouched: string;
let newCookie: () => Promise<string>;
let kept: string;
beforeAll(async () => {
  server = await startTestServer();
  const filled = await fill(server, "homely");
  home = filled.things;
  foreign = await fill(server, "foreign");
  untouched = await everythingOf(server, foreign.world.orgId);
  const { world } = filled;
  kept = await signIn(server.database, world.orgId, world.personId);
  const leaver = await world.person("Leaver");
  newCookie = () => signIn(server.database, world.orgId, leaver);
});
afterAll(() => server.stop());

const hostile = fc.constantFrom<unknown>(
  ...[
    "__proto__",
    "constructor",
    "toString",
    "\0",
    "\ud800",
    "a\u202eb",
    "👩‍👩‍👧‍👦",
    "İ",
    "ﬃ",
    "'; drop table tag; --",
    "%_\\",
  ],
  ...["x".repeat(20_000), "NaN", "1e999", "", " ", "2026-02-30T00:00:00Z", "infinity", "🏴".repeat(300)],
  ...[0, -1, 2 ** 31, 2 ** 53, 1e308, -0.5, null, true, [], {}, [[[[]]]]],
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
);
const anything = fc.oneof(
  { weight: 2, arbitrary: hostile },
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);

/** A value, with one part of it replaced, taken away, or added to. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  return fc
    .tuple(
      fc.constantFrom(...places),
      anything,
      fc.constantFrom("replace", "remove", "add", "foreign"),
      fc.constantFrom(...Object.values(foreign.things)),
    )
    .map(([place, other, how, id]) => edit(value, place, how === "foreign" ? id : other, how));
}

function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== "object") return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function edit(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  other: unknown,
  how: string,
): unknown {
  if (key === undefined) {
    if (how !== "add" || value === null || typeof value !== "object") return other;
    return Array.isArray(value) ? [...value, other] : { ...value, extra: other };
  }
  const copy = structuredClone(value) as Record<string | number, unknown>;
  if (how === "remove" && rest.length === 0) delete copy[key];
  else copy[key] = edit(copy[key], rest, other, how);
  return copy;
}

/** Those with which callers can sign out: each call is of somebody else, from a browser of its own. */
const leaving = new Set<ProcedurePath>(["session.revokeOthers", "session.revokeBrowser"]);

// A subscription takes no input, and its answer never ends: isolation.test.ts asks for its beginning.
test.each(procedures.filter(({ type }) => type !== "subscription"))(
  "$path takes or refuses whatever comes",
  async ({ path }) => {
    const right = callsAbout(home)[path];
    const inputs = fc.oneof(anything, ...right.map((input) => damaged(input)));
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const cookie = leaving.has(path) ? await newCookie() : kept;
        const response = await fetch(`${server.url}/trpc/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", cookie },
          body: JSON.stringify(input) ?? "{}",
          signal: AbortSignal.timeout(HANG),
        });
        const text = await response.text();
        expect(response.status, text.slice(0, 300)).toBeLessThan(500);
        if (!leaving.has(path)) expect(response.status, "signed out").not.toBe(401);
        expect(text).not.toMatch(/foreign (tag|company|product|person|customer|static|dynamic|key)/);
        expect(text).not.toMatch(/node_modules|prisma|syntax error|at async/i);
      }),
      { numRuns: RUNS, seed: 20_261_125 },
    );
  },
  600_000,
);

test("the other organization is as it was, and the server is well", async () => {
  expect(await everythingOf(server, foreign.world.orgId)).toBe(untouched);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});
