import { query } from "@segments/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
/** Few enough to be sorted by themselves, and too many for that. */
let few: number;
let many: number;
/** Many, whose own rule says where they can stand in two of the orders. */
let bounded: number;

beforeAll(async () => {
  server = await startTestServer();
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
  // Names and instants repeat, so that ids have to decide; a third never wrote.
  await query(server.database, {
    text: `insert into customer (org_id, name, name_folded, country, created_at, last_inbound_at)
      select $1, 'Customer ' || n % 700, 'customer ' || n % 700, case when n % 50 = 0 then 'IS' else 'VN' end,
        timestamptz '2025-01-01' + (n % 900) * interval '1 hour',
        case when n % 3 = 0 then '-infinity' else timestamptz '2025-06-01' + (n * 7919 % 1000) * interval '1 minute' end
      from generate_series(1, 6000) n`,
    values: [world.orgId],
  });
  const make = async (name: string, rule: unknown) =>
    (await client.segments.create.mutate({ type: "dynamic", name, rule })).id;
  few = await make("Few", all(is("country", "isAnyOf", ["IS"])));
  many = await make("Many", all(is("country", "isAnyOf", ["VN"])));
  bounded = await make(
    "Bounded",
    all(is("inbound", "isSet"), is("created", "before", { date: "2025-02-05" })),
  );
});
afterAll(() => server.stop());

const orders = (["name", "created", "lastInbound"] as const).flatMap((sort) =>
  (["asc", "desc"] as const).map((direction) => ({ sort, direction })),
);

async function expected(id: number, { sort, direction }: (typeof orders)[number]): Promise<number[]> {
  const columns = { name: "name_folded", created: "created_at", lastInbound: "last_inbound_at" };
  const { ids } = await client.segments.resolveCustomerIds.query({ id });
  const rows = await query<{ id: number }>(server.database, {
    text: `select id from customer where id = any($1::int[]) order by ${columns[sort]} ${direction}, id ${direction}`,
    values: [ids],
  });
  return rows.map((row) => row.id);
}

describe.each(orders)("by $sort, $direction", (order) => {
  test.each([
    ["few", () => few, 17],
    ["many", () => many, 500],
    ["bounded", () => bounded, 500],
  ] as const)(
    "%s: pages to the end and back hold everybody once, in order",
    async (_what, segment, limit) => {
      const id = segment();
      const wanted = await expected(id, order);
      const seen: number[] = [];
      let page = await client.segments.listCustomers.query({ id, ...order, limit });
      expect(page.previous).toBeNull();
      expect(page.total).toBe(wanted.length);
      for (;;) {
        seen.push(...page.rows.map((row) => row.id));
        if (page.next === null) break;
        page = await client.segments.listCustomers.query({ id, ...order, limit, cursor: page.next });
      }
      expect(seen).toEqual(wanted);
      const back: number[] = page.rows.map((row) => row.id);
      while (page.previous !== null) {
        page = await client.segments.listCustomers.query({ id, ...order, limit, cursor: page.previous });
        back.unshift(...page.rows.map((row) => row.id));
      }
      expect(back).toEqual(wanted);
      const last = await client.segments.listCustomers.query({ id, ...order, limit, cursor: "last" });
      expect(last.rows.map((row) => row.id)).toEqual(wanted.slice(-limit));
      expect(last.next).toBeNull();
    },
  );
});

test("search and filter narrow, and say how many are left", async () => {
  const found = await client.segments.listCustomers.query({
    id: many,
    search: " CUSTOMER 69 ",
    filter: all(is("inbound", "isNotSet")),
    limit: 3,
  });
  expect(
    found.rows.every(({ name, lastInboundAt }) => name.startsWith("Customer 69") && lastInboundAt === null),
  ).toBe(true);
  expect(found.total).toBeGreaterThan(3);
  expect((await client.customers.search.query({ search: "100 % sure_" })).total).toBe(0);
});

test("the contact book can leave out who is in a segment already", async () => {
  const everyone = (await client.customers.search.query({})).total;
  const { total } = await client.customers.search.query({ notInSegment: few });
  expect(total).toBe(everyone - (await client.segments.resolveCustomerIds.query({ id: few })).ids.length);
});

test("a cursor of another order, or none at all, is refused", async () => {
  const { next } = await client.segments.listCustomers.query({ id: few, limit: 5 });
  for (const cursor of [
    next ?? "",
    "nonsense",
    Buffer.from('["after","name","asc","a\\u0000",1]').toString("base64url"),
  ]) {
    const attempt = client.segments.listCustomers.query({ id: few, sort: "created", cursor });
    expect(await refusal(attempt)).toMatchObject({
      reason: "INVALID",
      message: expect.stringContaining("first one"),
    });
  }
});

test("a row that is added meanwhile moves no other from its page", async () => {
  const first = await client.segments.listCustomers.query({ id: few, limit: 10 });
  const second = await client.segments.listCustomers.query({ id: few, limit: 10, cursor: first.next });
  await world.customer({ name: "Aaa", country: "IS" });
  const again = await client.segments.listCustomers.query({ id: few, limit: 10, cursor: first.next });
  expect(again.rows).toEqual(second.rows);
  expect(again.total).toBe(second.total + 1);
});
