import { loadFacts } from "@segments/crm";
import { query } from "@segments/db";
import { evaluator } from "@segments/evaluator";
import { parseRuleOrThrow } from "@segments/rules";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { statementsDuring } from "../support/statements.ts";
import { all, any, is, World } from "../support/world.ts";

const CUSTOMERS = 4_000;
let server: TestServer;
let world: World;
let client: Client;
let rare: number;
let common: number;
let companies: number[] = [];
let product: number;

// Large enough for sets that are not read whole where a few customers lead.
beforeAll(async () => {
  server = await startTestServer();
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
  rare = await world.tag("rare");
  common = await world.tag("common");
  companies = [await world.company("A"), await world.company("B")];
  product = await world.product("P");
  const { orgId } = world;
  const insert = (text: string, ...values: unknown[]) =>
    query(server.database, { text, values: [orgId, ...values] });
  await insert(
    `insert into customer (org_id, name, name_folded, country, language, company_id, last_inbound_at)
      select $1, 'C ' || n, 'c ' || n, case when n % 3 > 0 then (array['VN', 'DE', 'US'])[1 + n % 3] end,
        case when n % 50 > 0 then 'en' end, case when n % 40 = 0 then ($2::int[])[1 + n % 2] when n % 41 = 0 then $2[2] end,
        case when n % 4 > 0 then now() - make_interval(days => n % 90) else '-infinity' end
      from generate_series(1, ${CUSTOMERS}) n`,
    companies,
  );
  const tag =
    "insert into customer_tag (org_id, tag_id, customer_id) select $1, $2, id from customer where org_id = $1";
  await insert(`${tag} and id % 200 = 1`, rare);
  await insert(`${tag} and id % 3 <> 1`, common);
  await insert(
    "insert into fit_score (org_id, customer_id, product_id, score) select $1, id, $2, id % 100 from customer where org_id = $1 and id % 5 > 0",
    product,
  );
  // As autovacuum would, before long: whether a few lead is PostgreSQL's estimate.
  await query(server.database, { text: "analyze" });
});
afterAll(() => server.stop());

const rules = () => ({
  "a rare tag and broad conditions": all(
    is("tag", "containsAnyOf", [rare]),
    is("country", "isAnyOf", ["VN", "DE"]),
    is("inbound", "since", { last: 60, unit: "day" }),
  ),
  "a rare tag without a common one": all(
    is("tag", "containsAnyOf", [rare]),
    is("tag", "containsNoneOf", [common]),
    is("country", "isNotSet"),
  ),
  "companies that lead together": all(
    is("company", "isAnyOf", companies),
    is("tag", "containsNoneOf", [common]),
    is("fitScore", ">", { product, score: 30 }),
  ),
  "nested, and turned around": all(is("tag", "containsAnyOf", [rare]), {
    combinator: "or",
    not: true,
    rules: [
      is("country", "isAnyOf", ["VN"]),
      { combinator: "and", rules: [is("language", "isSet"), is("inbound", "isNotSet")] },
    ],
  }),
  "nobody leads": all(is("tag", "containsAnyOf", [common]), is("country", "isAnyOf", ["DE", "US"])),
  "a few lead nobody in an or": any(is("tag", "containsAnyOf", [rare]), is("country", "isAnyOf", ["DE"])),
  "two that are rare": all(
    is("tag", "containsAnyOf", [rare]),
    is("company", "isAnyOf", companies.slice(0, 1)),
    is("language", "isSet"),
  ),
  "a rare one that nobody has": all(is("name", "is", "no such name"), is("language", "isSet")),
});

/** The members by the evaluator, customer for customer. */
async function expected(rule: unknown): Promise<number[]> {
  const context = {
    services: server.app.services,
    orgId: world.orgId,
    actorId: null,
    now: Date.now(),
    timeZone: "Asia/Ho_Chi_Minh",
  };
  const rows = await query<{ id: number }>(server.database, {
    text: "select id from customer where org_id = $1 order by id",
    values: [world.orgId],
  });
  const facts = await loadFacts(
    context,
    rows.map(({ id }) => id),
  );
  const holds = evaluator(parseRuleOrThrow(rule), { ...context, segments: new Map() });
  return [...facts].filter(([, one]) => holds(one)).map(([id]) => id);
}

describe.each(Object.keys(rules()) as (keyof ReturnType<typeof rules>)[])("%s", (name) => {
  test("finds whom the evaluator finds, cold, warm and after a change", async () => {
    const rule = rules()[name];
    const wanted = await expected(rule);
    const segment = await client.segments.create.mutate({ type: "dynamic", name, rule });
    const resolve = async () => (await client.segments.resolveCustomerIds.query({ id: segment.id })).ids;
    expect(await resolve()).toEqual(wanted);
    expect(await resolve()).toEqual(wanted);
    expect((await client.segments.previewRule.query({ rule })).count).toBe(wanted.length);
    const [first] = wanted;
    if (first !== undefined) {
      await client.customers.update.mutate({ customerIds: [first], country: "FR" });
      expect(await resolve()).toEqual(await expected(rule));
    }
    await client.segments.recompute.mutate({ id: segment.id });
    expect(await resolve()).toEqual(await expected(rule));
  });
});

test("where a few lead, the broad conditions are asked about these alone", async () => {
  const rule = rules()["a rare tag and broad conditions"];
  const segment = await client.segments.create.mutate({ type: "dynamic", name: "Led", rule });
  server.app.services.cache.clear();
  const statements = await statementsDuring(server, () =>
    client.segments.resolveCustomerIds.query({ id: segment.id }),
  );
  const reading = statements.filter((text) => text.includes("int4send"));
  expect(reading).toHaveLength(1);
  // Whole, the broad sets would be kept now, and need no reading.
  const broad = all(is("country", "isAnyOf", ["VN"]));
  const { id } = await client.segments.create.mutate({ type: "dynamic", name: "Whole", rule: broad });
  const again = await statementsDuring(server, () => client.segments.resolveCustomerIds.query({ id }));
  expect(again.filter((text) => text.includes("int4send"))).toHaveLength(1);
});

test("asked all at once, sharing their sets, each finds its own", async () => {
  const made = await Promise.all(
    Object.entries(rules()).map(async ([name, rule]) => {
      const segment = await client.segments.create.mutate({
        type: "dynamic",
        name: `At once: ${name}`,
        rule,
      });
      return { id: segment.id, wanted: await expected(rule) };
    }),
  );
  for (let round = 0; round < 5; round++) {
    server.app.services.cache.clear();
    const found = await Promise.all(
      made.map(async ({ id }) => (await client.segments.resolveCustomerIds.query({ id })).ids),
    );
    expect(found).toEqual(made.map(({ wanted }) => wanted));
  }
});

test("where nobody leads, whole sets are read and kept", async () => {
  const rule = rules()["nobody leads"];
  const segment = await client.segments.create.mutate({ type: "dynamic", name: "Broad", rule });
  server.app.services.cache.clear();
  await client.segments.resolveCustomerIds.query({ id: segment.id });
  const tagged = await client.segments.create.mutate({
    type: "dynamic",
    name: "One of its sets",
    rule: all(is("tag", "containsAnyOf", [common])),
  });
  const statements = await statementsDuring(server, () =>
    client.segments.resolveCustomerIds.query({ id: tagged.id }),
  );
  expect(statements.filter((text) => text.includes("int4send"))).toEqual([]);
});
