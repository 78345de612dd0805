import { CHANGES_CHANNEL } from "@segments/crm";
import { query } from "@segments/db";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Client, startAppOn, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
let tag: number;
let otherTag: number;
let company: number;
let product: number;
let otherProduct: number;
let owner: number;
let fixed: number;
let other: number;
let customer: number;

beforeAll(async () => {
  server = await startTestServer();
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
  tag = await world.tag("hot-lead");
  otherTag = await world.tag("cold");
  company = await world.company("Acme");
  product = await world.product("Freight");
  otherProduct = await world.product("Customs");
  owner = await world.person("Owner");
  fixed = (await client.segments.create.mutate({ type: "static", name: "Q1 batch" })).id;
  other = (await client.segments.create.mutate({ type: "static", name: "Q2 batch" })).id;
  customer = await world.customer({
    name: "An",
    country: "VN",
    contacts: [{ channel: "email", address: "an@mail.example" }],
  });
  await world.customers(5);
});
afterAll(() => server.stop());

let serial = 0;
const dynamic = async (rule: object) =>
  (await client.segments.create.mutate({ type: "dynamic", name: `Segment ${++serial}`, rule })).id;
const resolve = (id: number) => client.segments.resolveCustomerIds.query({ id });

/** The statements that this process sent to the database while `work` ran, but for the tests' own sign-in. */
async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const client = await server.database.pool.connect();
  const spy = vi.spyOn(Object.getPrototypeOf(client), "query");
  client.release();
  try {
    await work();
    return spy.mock.calls
      .map(([sent]) => (typeof sent === "string" ? sent : (sent as { text: string }).text))
      .filter((text) => !text.includes("from org_person"));
  } finally {
    spy.mockRestore();
  }
}

const setReadings = (texts: readonly string[]) => texts.filter((text) => text.includes("int4send"));

test("a hit does not query, and says so", async () => {
  const id = await dynamic(all(is("country", "isAnyOf", ["VN"])));
  expect((await resolve(id)).receipt.source).toBe("live");
  const texts = await statementsDuring(async () => {
    expect((await resolve(id)).receipt.source).toBe("cache");
  });
  expect(texts).toEqual([]);
});

test("recompute bypasses what is kept, and refills it", async () => {
  const id = await dynamic(all(is("country", "isAnyOf", ["VN"])));
  await resolve(id);
  // Behind the one door's back: nothing tells the cache.
  await query(server.database, {
    text: "update customer set country = 'TH' where id = $1",
    values: [customer],
  });
  expect((await resolve(id)).ids).toEqual([customer]);
  expect(await client.segments.recompute.mutate({ id })).toMatchObject({
    count: 0,
    receipt: { source: "live" },
  });
  expect(await resolve(id)).toMatchObject({ ids: [], receipt: { source: "cache" } });
  await client.customers.update.mutate({ customerIds: [customer], country: "VN" });
});

test("only the predicate sets that a write touched are read again", async () => {
  const id = await dynamic(
    all(is("tag", "containsAnyOf", [tag]), is("country", "isAnyOf", ["VN"]), is("name", "contains", "n")),
  );
  await resolve(id);
  await client.customers.tag.mutate({ customerIds: [customer], tagIds: [tag] });
  const texts = setReadings(
    await statementsDuring(async () => {
      expect((await resolve(id)).ids).toEqual([customer]);
    }),
  );
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain("customer_tag");
  expect(texts[0]).not.toContain("country");
  expect(texts[0]).not.toContain("name_folded");
});

test("what several segments miss is read in one statement", async () => {
  const ids = await Promise.all([
    dynamic(all(is("language", "isAnyOf", ["vi"]))),
    dynamic(all(is("language", "isAnyOf", ["th"]), is("created", "since", { date: "2020-01-01" }))),
    dynamic(all(is("suppressed", "has", "any"))),
  ]);
  server.app.services.cache.clear();
  const texts = await statementsDuring(() => client.segments.counts.query({ ids }));
  expect(setReadings(texts)).toHaveLength(1);
});

describe("each facet's change ends what depends on it, and nothing else", () => {
  interface Case {
    readonly facet: string;
    readonly rule: () => ReturnType<typeof is>;
    readonly write: () => Promise<unknown>;
    /** What the rule answers after the write, with or without the one customer. */
    readonly after: boolean;
  }
  const cases: readonly Case[] = [
    {
      facet: "tag:7",
      rule: () => is("tag", "containsAnyOf", [otherTag]),
      write: () => client.customers.tag.mutate({ customerIds: [customer], tagIds: [otherTag] }),
      after: true,
    },
    {
      facet: "tag",
      rule: () => is("tag", "isSet"),
      write: () => client.customers.untag.mutate({ customerIds: [customer], tagIds: [otherTag, tag] }),
      after: false,
    },
    {
      facet: "company",
      rule: () => is("company", "isAnyOf", [company]),
      write: () => client.customers.update.mutate({ customerIds: [customer], companyId: company }),
      after: true,
    },
    {
      facet: "owner",
      rule: () => is("owner", "isNotSet"),
      write: () => client.customers.update.mutate({ customerIds: [customer], ownerId: owner }),
      after: false,
    },
    {
      facet: "country",
      rule: () => is("country", "isNoneOf", ["ID"]),
      write: () => client.customers.update.mutate({ customerIds: [customer], country: "ID" }),
      after: false,
    },
    {
      facet: "language",
      rule: () => is("language", "isAnyOf", ["id"]),
      write: () => client.customers.update.mutate({ customerIds: [customer], language: "id" }),
      after: true,
    },
    {
      facet: "inbound",
      rule: () => is("inbound", "notSince", { last: 30, unit: "day" }),
      write: () =>
        client.customers.recordInbound.mutate({ customerId: customer, channel: "email", body: "Hello" }),
      after: false,
    },
    {
      facet: "fit:3",
      rule: () => is("fitScore", ">", { product, score: 50 }),
      write: () =>
        client.customers.setFitScores.mutate({
          productId: product,
          scores: [{ customerId: customer, score: 51 }],
        }),
      after: true,
    },
    {
      facet: "segment:17",
      rule: () => is("segment", "currentlyIn", [fixed]),
      write: () => client.segments.addCustomers.mutate({ id: fixed, customerIds: [customer] }),
      after: true,
    },
    {
      facet: "segment:18, ever",
      rule: () => is("segment", "everIn", [other]),
      write: () => client.segments.addCustomers.mutate({ id: other, customerIds: [customer] }),
      after: true,
    },
    {
      facet: "suppression",
      rule: () => is("suppressed", "has", "email"),
      write: () =>
        client.customers.setSuppression.mutate({
          channel: "email",
          address: "AN@mail.example",
          reason: "unsubscribed",
        }),
      after: true,
    },
    {
      facet: "name",
      rule: () => is("name", "startsWith", "bình"),
      write: () => client.customers.rename.mutate({ id: customer, name: "Bình" }),
      after: true,
    },
    {
      facet: "email",
      rule: () => is("email", "contains", "binh@"),
      write: () =>
        client.customers.addContact.mutate({
          customerId: customer,
          channel: "email",
          address: "binh@mail.example",
        }),
      after: true,
    },
  ];

  test.each(cases)("$facet", async ({ rule, write, after }) => {
    const narrow = is("name", "isNot", "nobody is called this");
    const id = await dynamic(all(rule(), narrow));
    const negated = await dynamic({ version: 1, combinator: "and", not: true, rules: [rule()] });
    const before = (await resolve(id)).ids.includes(customer);
    expect(before).toBe(!after);
    await resolve(negated);
    const others = await Promise.all(
      cases.filter((one) => one.rule !== rule).map((one) => dynamic(all(one.rule()))),
    );
    for (const each of others) await resolve(each);
    await write();
    expect(await resolve(id)).toMatchObject({ receipt: { source: "live" } });
    expect((await resolve(id)).ids.includes(customer)).toBe(after);
    expect((await resolve(negated)).ids.includes(customer)).toBe(!after);
    const kept = await Promise.all(others.map(resolve));
    const live = kept.filter(({ receipt }) => receipt.source === "live").length;
    // Facets of the same family are told apart as far as the data allows: a tag from tags, a segment's now from its ever.
    expect(live).toBeLessThanOrEqual(1);
  });

  test("a score for one product leaves answers about another alone", async () => {
    const id = await dynamic(all(is("fitScore", "isSet", { product: otherProduct })));
    await resolve(id);
    await client.customers.setFitScores.mutate({
      productId: product,
      scores: [{ customerId: customer, score: 12.5 }],
    });
    expect((await resolve(id)).receipt.source).toBe("cache");
  });

  test("a new customer and a deleted one", async () => {
    const id = await dynamic(all(is("tag", "isNotSet")));
    const before = (await resolve(id)).ids;
    const { id: added } = await client.customers.create.mutate({ name: "Newcomer" });
    expect((await resolve(id)).ids).toEqual([...before, added]);
    await client.segments.addCustomers.mutate({ id: fixed, customerIds: [added] });
    await client.customers.delete.mutate({ id: added });
    expect((await resolve(id)).ids).toEqual(before);
    expect((await resolve(fixed)).ids).not.toContain(added);
  });

  test("a saved rule, also of a segment that is referred to", async () => {
    await client.customers.update.mutate({ customerIds: [customer], country: "ID" });
    const inner = await dynamic(all(is("country", "isAnyOf", ["ID"])));
    const outer = await dynamic(all(is("segment", "currentlyIn", [inner])));
    expect((await resolve(outer)).ids).toEqual([customer]);
    await client.segments.update.mutate({ id: inner, rule: all(is("country", "isAnyOf", ["LA"])) });
    expect((await resolve(outer)).ids).toEqual([]);
  });
});

test("a change during a running query is never hidden by its result", async () => {
  const id = await dynamic(all(is("tag", "containsAnyOf", [tag])));
  await client.customers.untag.mutate({ customerIds: [customer], tagIds: [tag] });
  // The reading waits behind this lock, having begun before the change and ending after it.
  const blocker = await server.database.pool.connect();
  await blocker.query("begin; lock table customer_tag in access exclusive mode");
  const early = resolve(id);
  await untilWaiting("customer_tag");
  // The change itself waits there too, and is let through first or last as the database likes.
  const changed = client.customers.tag.mutate({ customerIds: [customer], tagIds: [tag] });
  await untilWaiting("insert into customer_tag");
  await blocker.query("commit");
  blocker.release();
  await Promise.all([early, changed]);
  expect((await resolve(id)).ids).toEqual([customer]);
});

async function untilWaiting(text: string): Promise<void> {
  for (;;) {
    const waiting = await query(server.database, {
      text: "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and strpos(query, $1) > 0",
      values: [text],
    });
    if (waiting.length > 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
}

describe("two processes on one database", () => {
  test("see each other's changes", async () => {
    const other = await startAppOn(server.databaseUrl);
    try {
      const elsewhere = other.client(world.orgId, world.personId);
      const id = await dynamic(all(is("tag", "containsNoneOf", [tag])));
      for (const [writer, reader] of [
        [client, elsewhere],
        [elsewhere, client],
      ] as const) {
        for (const procedure of [writer.customers.tag, writer.customers.untag]) {
          await reader.segments.resolveCustomerIds.query({ id });
          await procedure.mutate({ customerIds: [customer], tagIds: [tag] });
          const wanted = procedure === writer.customers.untag;
          await expect
            .poll(async () => (await reader.segments.resolveCustomerIds.query({ id })).ids.includes(customer))
            .toBe(wanted);
        }
      }
    } finally {
      await other.stop();
    }
  });

  test("while the other can't be heard, nothing is kept; afterwards it is again", async () => {
    const other = await startAppOn(server.databaseUrl);
    try {
      const elsewhere = other.client(world.orgId, world.personId);
      const id = await dynamic(all(is("tag", "containsAnyOf", [tag])));
      const source = async () => (await elsewhere.segments.resolveCustomerIds.query({ id })).receipt.source;
      await source();
      expect(await source()).toBe("cache");
      const cut = async () => {
        await query(server.database, {
          text: "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'segments listener' and datname = current_database()",
        });
      };
      await cut();
      await expect.poll(() => other.app.services.cache.size.entries).toBe(0);
      await expect.poll(() => other.app.hearing).toBe(true);
      await source();
      expect(await source()).toBe("cache");
    } finally {
      await other.stop();
    }
  });

  test("a notice too long to be sent whole still ends what it concerns", async () => {
    const id = await dynamic(all(is("tag", "containsAnyOf", [tag])));
    await resolve(id);
    await query(server.database, {
      text: "select pg_notify($1, $2)",
      values: [CHANGES_CHANNEL, JSON.stringify({ org: world.orgId, from: "another process" })],
    });
    await expect.poll(async () => (await resolve(id)).receipt.source).toBe("live");
  });
});
