import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
let tag: number;
let segment: number;
let customer: number;
let stranger: World;
let theirs: { tag: number; segment: number; customer: number };

beforeAll(async () => {
  server = await startTestServer();
  world = await World.create(server, { name: "Ours" });
  client = server.client(world.orgId, world.personId);
  tag = await world.tag("hot-lead");
  customer = await world.customer({ country: "VN", tags: [tag] });
  segment = (await client.segments.create.mutate({ type: "static", name: "Ours" })).id;
  stranger = await World.create(server, { name: "Theirs" });
  const foreign = server.client(stranger.orgId, stranger.personId);
  theirs = {
    tag: await stranger.tag("theirs"),
    customer: await stranger.customer({ name: "Secret" }),
    segment: (await foreign.segments.create.mutate({ type: "static", name: "Secret segment" })).id,
  };
});
afterAll(() => server.stop());

const vietnam = is("country", "isAnyOf", ["VN"]);
const nested = (depth: number): object =>
  depth === 1 ? all(vietnam) : { version: 1, combinator: "and", rules: [strip(nested(depth - 1))] };
const strip = (rule: object) => {
  const { version: _version, ...group } = rule as { version?: number };
  return group;
};

interface Case {
  readonly what: string;
  readonly rule: () => unknown;
  readonly path: string;
  readonly message: string;
}

const cases: readonly Case[] = [
  {
    what: "an unknown field",
    rule: () => all(is("shoeSize", "is", 42)),
    path: "rules[0].field",
    message: "no field “shoeSize”",
  },
  {
    what: "a prototype's key as field",
    rule: () => all(is("__proto__", "is", 1)),
    path: "rules[0].field",
    message: "no field",
  },
  {
    what: "an unknown operator",
    rule: () => all(vietnam, is("country", "resembles", ["VN"])),
    path: "rules[1].operator",
    message: "no operator “resembles”",
  },
  {
    what: "a prototype's key as operator",
    rule: () => all(is("country", "constructor", ["VN"])),
    path: "rules[0].operator",
    message: "no operator",
  },
  {
    what: "a wrong value type",
    rule: () => all(is("country", "isAnyOf", "VN")),
    path: "rules[0].value",
    message: "pick at least one country",
  },
  {
    what: "an empty list",
    rule: () => all(is("tag", "containsAnyOf", [])),
    path: "rules[0].value",
    message: "pick at least one tag",
  },
  {
    what: "an empty group",
    rule: () => all(vietnam, { combinator: "or", rules: [] }),
    path: "rules[1]",
    message: "group is empty",
  },
  { what: "an empty rule", rule: () => all(), path: "", message: "rule is empty" },
  { what: "no rule at all", rule: () => "everyone", path: "", message: "A rule is a group" },
  {
    what: "an unknown key",
    rule: () => ({ ...all(vietnam), everyone: true }),
    path: "",
    message: "“everyone” is not part of a rule",
  },
  { what: "depth 11", rule: () => nested(11), path: "rules[0]", message: "at most 10 deep" },
  {
    what: "501 nodes",
    rule: () => all(...Array.from({ length: 500 }, () => vietnam)),
    path: "",
    message: "at most 500",
  },
  {
    what: "NUL bytes",
    rule: () => all(is("name", "contains", "a\0b")),
    path: "rules[0].value",
    message: "not text",
  },
  {
    what: "half a character",
    rule: () => all(is("name", "contains", "\ud83d")),
    path: "rules[0].value",
    message: "not text",
  },
  {
    what: "10,000 characters",
    rule: () => all(is("name", "contains", "x".repeat(10_000))),
    path: "rules[0].value",
    message: "at most 500 characters",
  },
  {
    what: "a tag that never was",
    rule: () => all(is("tag", "containsAnyOf", [2_000_000])),
    path: "rules[0].value",
    message: "there is no tag 2000000",
  },
  {
    what: "a tag of another organization",
    rule: () => all(is("tag", "containsAnyOf", [theirs.tag])),
    path: "rules[0].value",
    message: "there is no tag",
  },
  {
    what: "a segment of another organization",
    rule: () => all(is("segment", "currentlyIn", [theirs.segment])),
    path: "rules[0].value",
    message: "there is no segment",
  },
  {
    what: "an id beyond 32 bits",
    rule: () => all(is("tag", "containsAnyOf", [4_294_967_296])),
    path: "rules[0].value[0]",
    message: "too large",
  },
  {
    what: "a day that is none",
    rule: () => all(is("inbound", "since", { date: "2026-02-30" })),
    path: "rules[0].value.date",
    message: "must be a day",
  },
  {
    what: "a relative date of nothing",
    rule: () => all(is("inbound", "since", { last: 0, unit: "day" })),
    path: "rules[0].value.last",
    message: "at least 1",
  },
];

describe("a rule that is none", () => {
  test.each(cases)("$what", async ({ rule, path, message }) => {
    const before = await client.segments.list.query({});
    const attempts = [
      client.segments.create.mutate({ type: "dynamic", name: "Never made", rule: rule() }),
      client.segments.previewRule.query({ rule: rule() }),
      client.segments.listCustomers.query({ id: segment, filter: rule() }),
      client.customers.search.query({ filter: rule() }),
    ];
    for (const refused of await Promise.all(attempts.map(refusal))) {
      expect(refused).toMatchObject({ reason: "INVALID", httpStatus: 400 });
      const [issue] = refused.issues;
      if (path !== "rules[0]") expect(issue?.path).toBe(path);
      expect(issue?.message).toContain(message);
      expect(issue?.message).not.toContain("Secret");
    }
    expect(await client.segments.list.query({})).toEqual(before);
  });

  test("a rule is missing", async () => {
    const attempt = client.segments.create.mutate({ type: "dynamic", name: "Never made", rule: undefined });
    expect(await refusal(attempt)).toMatchObject({ reason: "INVALID", httpStatus: 400 });
  });

  test("depth 10 and 500 nodes are fine", async () => {
    expect(await client.segments.previewRule.query({ rule: nested(10) })).toMatchObject({ count: 1 });
    const wide = all(...Array.from({ length: 499 }, () => vietnam));
    expect(await client.segments.previewRule.query({ rule: wide })).toMatchObject({ count: 1 });
  });
});

describe("names", () => {
  test.each([
    ["", "needs a name"],
    ["  \u200b ", "needs a name"],
    ["x".repeat(10_000), "at most 200 characters; this one has 10,000"],
    ["a\0b", "not text"],
    ["\ud83d", "not text"],
  ])("%j is refused", async (name, message) => {
    const attempts = [
      client.segments.create.mutate({ type: "static", name }),
      client.segments.update.mutate({ id: segment, name }),
      client.segments.upsertManyByName.mutate({ names: ["Fine", name] }),
    ];
    for (const refused of await Promise.all(attempts.map(refusal))) {
      expect(refused).toMatchObject({
        reason: "INVALID",
        message: expect.stringContaining(message),
      });
    }
    expect((await client.segments.list.query({ search: "Fine" })).segments).toEqual([]);
  });

  test.each([
    "عملاء مهتمون",
    "🔥🔥 hot 👨‍👩‍👧‍👦",
    "Khách hàng tiềm năng",
    "<script>alert(1)</script>",
    "'; drop table segment; --",
    "100 % _ \\",
  ])("%s is a name like any other", async (name) => {
    const { id } = await client.segments.create.mutate({ type: "static", name });
    expect(await client.segments.get.query({ id })).toMatchObject({ name });
    const { segments } = await client.segments.list.query({ search: name.slice(0, 6) });
    expect(segments.map((one) => one.id)).toContain(id);
    await client.segments.delete.mutate({ id });
  });

  test("a description that is too long", async () => {
    const attempt = client.segments.create.mutate({
      type: "static",
      name: "Short",
      description: "x".repeat(2_001),
    });
    expect(await refusal(attempt)).toMatchObject({
      reason: "INVALID",
      message: expect.stringContaining("description can have at most 2,000"),
    });
  });
});

describe("ids that don't exist, and ids of another organization", () => {
  test("are the same to every procedure", async () => {
    const known = await client.segments.list.query({});
    for (const id of [2_000_000_000, theirs.segment]) {
      const attempts = [
        client.segments.get.query({ id }),
        client.segments.resolveCustomerIds.query({ id }),
        client.segments.listCustomers.query({ id }),
        client.segments.update.mutate({ id, name: "Mine now" }),
        client.segments.archive.mutate({ id }),
        client.segments.restore.mutate({ id }),
        client.segments.delete.mutate({ id, force: true }),
        client.segments.duplicate.mutate({ id }),
        client.segments.recompute.mutate({ id }),
        client.segments.explain.query({ id, customerId: customer }),
        client.segments.addCustomers.mutate({ id, customerIds: [customer] }),
        client.segments.removeCustomers.mutate({ id, customerIds: [customer] }),
      ];
      for (const refused of await Promise.all(attempts.map(refusal))) {
        expect(refused).toMatchObject({
          reason: "NOT_FOUND",
          httpStatus: 404,
          message: `There is no segment ${id}.`,
        });
      }
      expect(await client.segments.counts.query({ ids: [id] })).toEqual([
        { id, count: null, problem: `There is no segment ${id}.`, receipt: null },
      ]);
    }
    expect(await client.segments.list.query({})).toEqual(known);
    const foreign = server.client(stranger.orgId, stranger.personId);
    expect(await foreign.segments.get.query({ id: theirs.segment })).toMatchObject({
      name: "Secret segment",
    });
  });

  test("a customer of another organization is not added, tagged, explained or found", async () => {
    const mixed = [customer, theirs.customer];
    expect(await client.segments.addCustomers.mutate({ id: segment, customerIds: mixed })).toEqual({
      added: 1,
      alreadyIn: 0,
      unknown: 1,
    });
    expect(await client.customers.tag.mutate({ customerIds: [theirs.customer], tagIds: [tag] })).toEqual({
      changed: 0,
    });
    expect(await client.customers.update.mutate({ customerIds: mixed, country: "TH" })).toEqual({
      country: 1,
    });
    expect(
      await refusal(client.segments.explain.query({ id: segment, customerId: theirs.customer })),
    ).toMatchObject({ reason: "NOT_FOUND" });
    expect(
      await refusal(client.customers.tag.mutate({ customerIds: [customer], tagIds: [theirs.tag] })),
    ).toMatchObject({ reason: "NOT_FOUND" });
    expect((await client.customers.search.query({ search: "Secret" })).total).toBe(0);
    expect(
      await client.options.names.query({
        wanted: [
          { source: "segments", values: [theirs.segment] },
          { source: "tags", values: [theirs.tag] },
        ],
      }),
    ).toEqual({ names: [] });
    await client.customers.update.mutate({ customerIds: [customer], country: "VN" });
  });

  test.each([[0], [-1], [1.5], ["1"], [null], [2 ** 31], [Number.NaN]])("the id %s", async (id) => {
    const attempt = client.segments.addCustomers.mutate({ id: segment, customerIds: [id as number] });
    expect(await refusal(attempt)).toMatchObject({ reason: "INVALID", httpStatus: 400 });
  });
});

describe("requests", () => {
  const post = (path: string, body: string, type = "application/json") =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      body,
      headers: { "content-type": type, "x-test-session": `${world.orgId}/${world.personId}` },
    });

  test("a body of 2 MB is refused with a sentence, and the server stays up", async () => {
    const answer = await post("/trpc/segments.previewRule", JSON.stringify({ rule: "x".repeat(2_000_000) }));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining("at most 1024 kB") });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test("JSON that is none", async () => {
    const answer = await post("/trpc/segments.create", "{");
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain("no JSON that can be read");
    expect(text).not.toMatch(/\bat .*\.(ts|js|mjs):\d+/);
  });

  test("arrays within arrays, 400,000 deep", async () => {
    const deep = "[".repeat(400_000) + "]".repeat(400_000);
    for (const body of [
      `{"rule":${deep}}`,
      `{"rule":{"version":1,"combinator":"and","rules":[{"field":"tag","operator":"isSet","value":${deep}}]}}`,
    ]) {
      const answer = await post("/trpc/segments.create", `{"type":"dynamic","name":"Deep",${body.slice(1)}`);
      expect(answer.status).toBe(400);
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test("a form of somebody else's page", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      expect((await post("/trpc/segments.archive", JSON.stringify({ id: segment }), type)).status).toBe(415);
    }
  });

  test("no session", async () => {
    const answer = await fetch(`${server.url}/trpc/segments.list?input=%7B%7D`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      error: { message: "Sign in first.", data: { reason: "SIGNED_OUT" } },
    });
  });

  test("a procedure that is none", async () => {
    expect((await post("/trpc/segments.explode", "{}")).status).toBe(404);
    expect((await fetch(`${server.url}/nowhere`)).status).toBe(404);
  });

  test("what goes wrong inside is told by a number, never by its insides", async () => {
    const { pool } = server.app.services.database;
    await server.database.pool.query("alter table tombstone rename to tombstone_gone");
    try {
      const refused = await refusal(
        client.tags.delete.mutate({ id: (await client.tags.create.mutate({ name: "Doomed" })).id }),
      );
      expect(refused).toMatchObject({ reason: "UNKNOWN", httpStatus: 500 });
      expect(refused.message).toMatch(/^Something went wrong on the server\. .* [0-9a-f-]{36}\.$/);
    } finally {
      await server.database.pool.query("alter table tombstone_gone rename to tombstone");
    }
    expect(pool.totalCount).toBeGreaterThan(0);
  });

  test("every answer carries its request's number and keeps browsers strict", async () => {
    const { headers } = await fetch(`${server.url}/healthz`);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});
