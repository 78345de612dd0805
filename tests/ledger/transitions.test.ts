import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readLog, settled } from "../support/ledger.ts";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let world: World;
let client: Client;
beforeAll(async () => {
  server = await startTestServer();
  return server.stop;
});
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
});

const settle = () => settled(server, world.orgId);
/** What the log says since it was asked last, in short. */
let read = 0;
beforeEach(() => {
  read = 0;
});
async function news() {
  await settle();
  const log = await readLog(server, world.orgId);
  const fresh = log.slice(read);
  read = log.length;
  return fresh.map(({ segmentId, customerId, joined, cause }) => [
    segmentId,
    joined ? "joined" : "left",
    customerId,
    cause,
  ]);
}
const dynamic = async (name: string, rule: unknown, announce = false) =>
  (await client.segments.create.mutate({ type: "dynamic", name, rule, announce })).id;

describe("a dynamic segment", () => {
  test("tells who joins and leaves by a change of the customer, and nobody who was in when it was made", async () => {
    const tag = await world.tag("hot");
    const [first = 0, second = 0] = await world.customers(2);
    await client.customers.tag.mutate({ customerIds: [first], tagIds: [tag] });
    const segment = await dynamic("Hot", all(is("tag", "containsAnyOf", [tag])));
    expect(await news()).toEqual([]);
    await client.customers.tag.mutate({ customerIds: [first, second], tagIds: [tag] });
    expect(await news()).toEqual([[segment, "joined", second, "manual"]]);
    await client.customers.untag.mutate({ customerIds: [first, second], tagIds: [tag] });
    expect((await news()).sort()).toEqual(
      [
        [segment, "left", first, "manual"],
        [segment, "left", second, "manual"],
      ].sort(),
    );
  });

  test("tells of those who are in at its making where that is wanted", async () => {
    const [id = 0] = await world.customers(1, { country: "VN" });
    const segment = await dynamic("VN", all(is("country", "isAnyOf", ["VN"])), true);
    expect(await news()).toEqual([[segment, "joined", id, "manual"]]);
  });

  test("tells of an edit where that is wanted, and else only of what comes after", async () => {
    const [vn = 0] = await world.customers(1, { country: "VN" });
    const [th = 0] = await world.customers(1, { country: "TH" });
    const segment = await dynamic("Here", all(is("country", "isAnyOf", ["VN"])));
    await settle();
    const edit = (countries: string[], announce?: boolean) =>
      client.segments.update.mutate({
        id: segment,
        rule: all(is("country", "isAnyOf", countries)),
        announce,
      });
    await edit(["TH"]);
    expect(await news()).toEqual([]);
    await edit(["VN"], true);
    expect((await news()).sort()).toEqual(
      [
        [segment, "joined", vn, "manual"],
        [segment, "left", th, "manual"],
      ].sort(),
    );
    await client.customers.update.mutate({ customerIds: [th], country: "VN" });
    expect(await news()).toEqual([[segment, "joined", th, "manual"]]);
  });

  test("that refers to others follows them", async () => {
    const [id = 0] = await world.customers(1, { country: "VN" });
    const fixed = (await client.segments.create.mutate({ type: "static", name: "Fixed" })).id;
    const base = await dynamic("Base", all(is("country", "isAnyOf", ["VN"])));
    const top = await dynamic(
      "Top",
      all(is("segment", "currentlyIn", [base]), is("segment", "notCurrentlyIn", [fixed])),
    );
    expect(await news()).toEqual([]);
    await client.segments.addCustomers.mutate({ id: fixed, customerIds: [id] });
    expect(await news()).toEqual([
      [fixed, "joined", id, "manual"],
      [top, "left", id, "manual"],
    ]);
    await client.segments.removeCustomers.mutate({ id: fixed, customerIds: [id] });
    expect(await news()).toEqual([
      [fixed, "left", id, "manual"],
      [top, "joined", id, "manual"],
    ]);
    await client.segments.update.mutate({
      id: base,
      rule: all(is("country", "isAnyOf", ["TH"])),
      announce: true,
    });
    expect((await news()).sort()).toEqual(
      [
        [base, "left", id, "manual"],
        [top, "left", id, "manual"],
      ].sort(),
    );
  });

  test("is left by a customer that is deleted, as is a static one", async () => {
    const [id = 0] = await world.customers(1, { country: "VN" });
    const fixed = (await client.segments.create.mutate({ type: "static", name: "Fixed" })).id;
    await client.segments.addCustomers.mutate({ id: fixed, customerIds: [id] });
    const segment = await dynamic("VN", all(is("country", "isAnyOf", ["VN"])));
    await news();
    await client.customers.delete.mutate({ id });
    expect(await news()).toEqual([
      [fixed, "left", id, "manual"],
      [segment, "left", id, "manual"],
    ]);
  });

  test("is told of a new customer", async () => {
    const segment = await dynamic("Nowhere", all(is("country", "isNotSet")));
    await settle();
    const { id } = await client.customers.create.mutate({ name: "New" });
    expect(await news()).toEqual([[segment, "joined", id, "manual"]]);
  });

  test("says nothing while it is broken, and takes down who is in when it is sound again", async () => {
    const tag = await world.tag("gone");
    const [id = 0] = await world.customers(1, { tags: [tag] });
    const segment = await dynamic("Broken", all(is("tag", "containsAnyOf", [tag])));
    await settle();
    await client.tags.delete.mutate({ id: tag, force: true });
    expect(await news()).toEqual([]);
    await client.segments.update.mutate({ id: segment, rule: all(is("country", "isNotSet")) });
    expect(await news()).toEqual([]);
    await client.customers.update.mutate({ customerIds: [id], country: "VN" });
    expect(await news()).toEqual([[segment, "left", id, "manual"]]);
  });
});

describe("the past", () => {
  test("of a dynamic segment is remembered: who joined, and who was in when it was made or changed", async () => {
    const [born = 0, joins = 0, never = 0] = await world.customers(3);
    const tag = await world.tag("t");
    await client.customers.tag.mutate({ customerIds: [born], tagIds: [tag] });
    const segment = await dynamic("T", all(is("tag", "containsAnyOf", [tag])));
    const ever = await dynamic("Ever", all(is("segment", "everIn", [segment])));
    const without = await dynamic("Never", all(is("segment", "neverIn", [segment])));
    const idsOf = async (id: number) => (await client.segments.resolveCustomerIds.query({ id })).ids;
    expect([await idsOf(ever), await idsOf(without)]).toEqual([[born], [joins, never]]);
    await client.customers.tag.mutate({ customerIds: [joins], tagIds: [tag] });
    await settle();
    await client.customers.untag.mutate({ customerIds: [born, joins], tagIds: [tag] });
    expect([await idsOf(segment), await idsOf(ever), await idsOf(without)]).toEqual([
      [],
      [born, joins],
      [never],
    ]);
    await settle();
    expect([await idsOf(ever), await idsOf(without)]).toEqual([[born, joins], [never]]);
    const why = await client.segments.explain.query({ id: ever, customerId: joins });
    expect(why.member).toBe(true);
    const whyNot = await client.segments.explain.query({ id: ever, customerId: never });
    expect(whyNot.member).toBe(false);
  });
});

test("a bulk change is told of customer by customer", async () => {
  const tag = await world.tag("many");
  const ids = await world.customers(30);
  const segment = await dynamic("Many", all(is("tag", "containsAnyOf", [tag])));
  await settle();
  const { id } = await client.jobs.start.mutate({
    action: "addTags",
    input: { tagIds: [tag] },
    audience: {},
  });
  await expect.poll(async () => (await client.jobs.get.query({ id })).state).toBe("done");
  const told = await news();
  expect(told.map(([, , customer]) => customer).sort()).toEqual([...ids].sort());
  expect(new Set(told.map(([of, way, , cause]) => `${of} ${way} ${cause}`))).toEqual(
    new Set([`${segment} joined bulk`]),
  );
});
