import { afterAll, beforeAll, expect, test } from "vitest";
import { settled } from "../support/ledger.ts";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, any, is, World } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];

const from = (...countries: string[]) => all(is("country", "isAnyOf", countries));
let vietnamese: number[];
let thai: number[];

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic, idsOf } = await startWorkbench());
  vietnamese = await world.customers(7, { name: "Viet", country: "VN" });
  thai = await world.customers(8, { name: "Thai", country: "TH" });
  await world.customers(2, { name: "German", country: "DE" });
});
afterAll(() => server.stop());

test("how many would join and leave, and the first of them by name; nothing is changed by asking", async () => {
  const id = await newDynamic(from("VN", "DE"));
  const compared = await client.segments.compareRule.query({ id, rule: from("TH", "DE") });
  expect(compared).toMatchObject({
    before: 9,
    after: 10,
    joining: { count: 8 },
    leaving: { count: 7 },
    problem: null,
    ruleRevision: 1,
  });
  expect(compared.joining?.rows.map(({ id }) => id)).toEqual(thai.slice(0, 5));
  expect(compared.leaving?.rows.map(({ id }) => id)).toEqual(vietnamese.slice(0, 5));
  expect(await client.segments.get.query({ id })).toMatchObject({ ruleRevision: 1 });
  expect(await idsOf(id)).toHaveLength(9);
});

test("it says what saving then does", async () => {
  const id = await newDynamic(from("VN"));
  const before = await idsOf(id);
  const rule = any(is("country", "isAnyOf", ["TH"]), is("name", "contains", "Viet 0001"));
  const { joining, leaving } = await client.segments.compareRule.query({ id, rule });
  await client.segments.update.mutate({ id, rule });
  const after = await idsOf(id);
  expect(joining?.count).toBe(after.filter((one) => !before.includes(one)).length);
  expect(leaving?.count).toBe(before.filter((one) => !after.includes(one)).length);
});

test("a rule that comes to the same moves nobody", async () => {
  const id = await newDynamic(from("VN", "TH"));
  const compared = await client.segments.compareRule.query({
    id,
    rule: any(is("country", "isAnyOf", ["TH"]), is("country", "isAnyOf", ["VN"])),
  });
  expect(compared).toMatchObject({
    before: 15,
    after: 15,
    joining: { count: 0, rows: [] },
    leaving: { count: 0, rows: [] },
  });
});

test("a write between two looks counts at once", async () => {
  const id = await newDynamic(from("VN"));
  const rule = from("VN", "FR");
  const look = () => client.segments.compareRule.query({ id, rule });
  expect(await look()).toMatchObject({ joining: { count: 0 } });
  const french = await client.customers.create.mutate({ name: "Amélie" });
  await client.customers.update.mutate({ customerIds: [french.id], country: "FR" });
  expect(await look()).toMatchObject({ joining: { count: 1, rows: [{ id: french.id }] } });
  await client.customers.delete.mutate({ id: french.id });
  expect(await look()).toMatchObject({ joining: { count: 0 } });
});

test("both sides are of one moment while customers move", async () => {
  const id = await newDynamic(from("PL"));
  const [mover = 0] = await world.customers(1, { name: "Mover", country: "PL" });
  let going = true;
  const moving = (async () => {
    for (let turn = 0; going; turn++) {
      await client.customers.update.mutate({ customerIds: [mover], country: turn % 2 ? "PL" : "CZ" });
    }
  })();
  try {
    // Whoever is in Poland or Czechia is in exactly one of the two rules.
    for (let look = 0; look < 20; look++) {
      const { before, after, joining, leaving } = await client.segments.compareRule.query({
        id,
        rule: from("CZ"),
      });
      expect((before ?? 0) + after).toBe(1);
      expect([joining?.count, leaving?.count]).toEqual([after, before]);
    }
  } finally {
    going = false;
    await moving;
  }
});

test("what will notice: segments at any depth, webhooks that name it, and those about all", async () => {
  const id = await newDynamic(from("VN"));
  const middle = await newDynamic(all(is("segment", "notCurrentlyIn", [id])));
  const outer = await newDynamic(all(is("segment", "currentlyIn", [middle])));
  const hook = async (description: string, segmentIds: number[] | null) =>
    (
      await client.webhooks.create.mutate({
        url: "https://hooks.example/there",
        description,
        events: ["segment.joined"],
        segmentIds,
      })
    ).endpoint.id;
  const named = await hook("Names it", [id]);
  const about = await hook("All of them", null);
  await hook("Another", [outer]);
  const { users, listeners } = await client.segments.compareRule.query({ id, rule: from("TH") });
  expect(users).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: "segment", id: middle }),
      expect.objectContaining({
        kind: "segment",
        id: outer,
        via: [{ id: middle, name: expect.any(String) }],
      }),
      expect.objectContaining({ kind: "webhook", id: named, name: "Names it" }),
    ]),
  );
  expect(listeners).toEqual([{ kind: "webhook", id: about, name: "All of them" }]);
  await client.webhooks.pause.mutate({ id: about });
  expect(await client.segments.compareRule.query({ id, rule: from("TH") })).toMatchObject({ listeners: [] });
});

test("saved with announcing, who joins and leaves is in the log; without, nobody is", async () => {
  const id = await newDynamic(from("VN"));
  await settled(server, world.orgId);
  const feedOf = async () =>
    (await client.segments.changes.query({ ids: [id], limit: 5000 })).entries.filter(
      ({ type }) => type === "joined" || type === "left",
    );
  await client.segments.update.mutate({ id, rule: from("TH") });
  await settled(server, world.orgId);
  expect(await feedOf()).toEqual([]);
  const { joining, leaving } = await client.segments.compareRule.query({ id, rule: from("VN") });
  await client.segments.update.mutate({ id, rule: from("VN"), announce: true });
  await settled(server, world.orgId);
  expect(await feedOf()).toHaveLength((joining?.count ?? 0) + (leaving?.count ?? 0));
});

test("a broken segment: how many match the new rule, and why the rest is not known", async () => {
  const { id: tag } = await client.tags.create.mutate({ name: unique("gone") });
  const id = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
  await client.tags.delete.mutate({ id: tag, force: true });
  expect(await client.segments.compareRule.query({ id, rule: from("VN") })).toMatchObject({
    before: null,
    after: 7,
    joining: null,
    leaving: null,
    problem: expect.stringContaining("no longer exists"),
  });
});

test("refuses what saving would refuse", async () => {
  const id = await newDynamic(from("VN"));
  const compare = (segment: number, rule: unknown) =>
    refusal(client.segments.compareRule.query({ id: segment, rule }));
  expect(await compare(id, all(is("segment", "currentlyIn", [id])))).toMatchObject({ reason: "INVALID" });
  expect(await compare(id, all(is("tag", "containsAnyOf", [999_999_999])))).toMatchObject({
    reason: "INVALID",
    issues: [{ path: "rules[0].value" }],
  });
  expect(await compare(id, "everyone")).toMatchObject({ reason: "INVALID" });
  expect(await compare(await newStatic(), from("VN"))).toMatchObject({ reason: "WRONG_TYPE" });
  expect(await compare(999_999_999, from("VN"))).toMatchObject({ reason: "NOT_FOUND" });
  const other = await World.create(server);
  const theirs = await server
    .client(other.orgId, other.personId)
    .segments.create.mutate({ type: "dynamic", name: "Theirs", rule: from("VN") });
  expect(await compare(theirs.id, from("VN"))).toMatchObject({ reason: "NOT_FOUND" });
});
