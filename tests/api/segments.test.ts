import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;

beforeAll(async () => {
  server = await startTestServer();
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
});
afterAll(() => server.stop());

test("a dynamic segment: created, listed, counted, resolved", async () => {
  const hot = await world.tag("hot-lead");
  const inVietnam = await world.customer({ name: "An", country: "VN", tags: [hot] });
  await world.customer({ name: "Bob", country: "US", tags: [hot] });
  await world.customer({ name: "Chi", country: "VN" });
  const rule = all(is("tag", "containsAnyOf", [hot]), is("country", "isAnyOf", ["VN"]));
  const created = await client.segments.create.mutate({
    type: "dynamic",
    name: " Hot  in VN ",
    description: "Why",
    rule,
  });
  expect(created).toMatchObject({
    name: "Hot in VN",
    type: "dynamic",
    status: "ok",
    ruleRevision: 1,
    sentence: "Tag contains any of hot-lead, and country is Vietnam",
    rule,
  });
  expect(await client.segments.resolveCustomerIds.query({ id: created.id })).toMatchObject({
    ids: [inVietnam],
    receipt: { source: "live", ruleRevision: 1, timeZone: "Asia/Ho_Chi_Minh" },
  });
  const page = await client.segments.listCustomers.query({ id: created.id });
  expect(page).toMatchObject({ total: 1, next: null, previous: null, receipt: { source: "cache" } });
  expect(page.rows).toMatchObject([
    { id: inVietnam, name: "An", country: "VN", tags: [{ id: hot, name: "hot-lead" }] },
  ]);
  expect(await client.segments.counts.query({ ids: [created.id] })).toMatchObject([
    { id: created.id, count: 1, problem: null },
  ]);
  const { segments } = await client.segments.list.query({});
  expect(segments.map(({ name }) => name)).toEqual(["Hot in VN"]);
});

test("a name that is taken", async () => {
  await client.segments.create.mutate({ type: "static", name: "Taken" });
  expect(await refusal(client.segments.create.mutate({ type: "static", name: "  tAKEN " }))).toMatchObject({
    reason: "CONFLICT",
    httpStatus: 409,
    message: "There is already a segment called “Taken”.",
  });
});
