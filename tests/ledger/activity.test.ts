import { query } from "@segments/db";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settled } from "../support/ledger.ts";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
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

describe("the feed", () => {
  test("is read on from any position, page by page, and replays to who is in", async () => {
    const ids = await world.customers(6);
    const { id: fixed } = await client.segments.create.mutate({ type: "static", name: "F" });
    const rule = all(is("segment", "notCurrentlyIn", [fixed]));
    const { id: rest } = await client.segments.create.mutate({
      type: "dynamic",
      name: "R",
      rule,
      announce: true,
    });
    await settle();
    await client.segments.addCustomers.mutate({ id: fixed, customerIds: ids.slice(0, 4) });
    await settle();
    await client.segments.removeCustomers.mutate({ id: fixed, customerIds: ids.slice(1, 3) });
    await settle();

    const isIn = new Map([fixed, rest].map((id) => [id, new Set<number>()]));
    let after = 0;
    let pages = 0;
    for (let more = true; more; pages++) {
      const page = await client.segments.changes.query({ after, limit: 3 });
      for (const entry of page.entries) {
        expect(entry.seq).toBeGreaterThan(after);
        if (entry.type === "joined") isIn.get(entry.segmentId)?.add(entry.customerId);
        if (entry.type === "left") isIn.get(entry.segmentId)?.delete(entry.customerId);
        after = entry.seq;
      }
      expect(page.after).toBe(after);
      more = page.more;
    }
    expect(pages).toBe(6);
    for (const id of [fixed, rest]) {
      const now = await client.segments.resolveCustomerIds.query({ id });
      expect([...(isIn.get(id) ?? [])].sort((a, b) => a - b)).toEqual(now.ids);
    }
    const only = await client.segments.changes.query({ ids: [fixed] });
    expect(only.entries.map(({ segmentId, type }) => [segmentId, type])).toEqual([
      ...Array.from({ length: 4 }, () => [fixed, "joined"]),
      ...Array.from({ length: 2 }, () => [fixed, "left"]),
    ]);
    expect(only.entries[0]).toMatchObject({
      cause: "manual",
      actor: { id: world.personId },
      facets: [`segment:${fixed}`],
    });
  });

  test("says that a segment was filled and that it ended", async () => {
    await world.customers(3, { country: "VN" });
    const rule = all(is("country", "isAnyOf", ["VN"]));
    const { id } = await client.segments.create.mutate({ type: "dynamic", name: "VN", rule });
    await settle();
    await client.segments.update.mutate({ id, rule: all(is("country", "isNotSet")) });
    await settle();
    await client.segments.delete.mutate({ id });
    await settle();
    const { entries } = await client.segments.changes.query({ ids: [id] });
    expect(entries.map(({ type, ruleRevision, ...rest }) => ({ type, ruleRevision, ...rest }))).toMatchObject(
      [
        { type: "filled", ruleRevision: 1, joined: 3, left: 0, size: 3 },
        { type: "filled", ruleRevision: 2, joined: 0, left: 3, size: 0 },
        { type: "ended", joined: 0, left: 0, size: 0 },
      ],
    );
  });
});

test("size over time is counted back from now, day by day in the organization's zone", async () => {
  const ids = await world.customers(5);
  const { id } = await client.segments.create.mutate({ type: "static", name: "F" });
  await client.segments.addCustomers.mutate({ id, customerIds: ids.slice(0, 4) });
  await client.segments.removeCustomers.mutate({ id, customerIds: ids.slice(0, 1) });
  await client.segments.addCustomers.mutate({ id, customerIds: ids.slice(4) });
  // The first four were added two days ago.
  await query(server.database, {
    text: "update membership_log set at = at - interval '2 days' where org_id = $1 and seq <= 4",
    values: [world.orgId],
  });
  const { days } = await client.segments.sizes.query({ id, days: 30 });
  expect(days.map(({ size, joined, left }) => ({ size, joined, left }))).toEqual([
    { size: 4, joined: 4, left: 0 },
    { size: 4, joined: 0, left: 0 },
    { size: 4, joined: 1, left: 1 },
  ]);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
  expect(days.at(-1)?.day).toBe(today);
  expect((await client.segments.sizes.query({ id, days: 2 })).days.length).toBe(2);
});

test("size over time does not begin before the segment", async () => {
  const { id } = await client.segments.create.mutate({ type: "static", name: "F" });
  expect((await client.segments.sizes.query({ id, days: 90 })).days).toMatchObject([{ size: 0 }]);
});

test("the timeline tells of each change once, with who made it, and is paged", async () => {
  const ids = await world.customers(5);
  const tag = await world.tag("hot");
  const rule = all(is("tag", "containsAnyOf", [tag]));
  const { id } = await client.segments.create.mutate({ type: "dynamic", name: "Hot", rule });
  await settle();
  await client.customers.tag.mutate({ customerIds: ids, tagIds: [tag] });
  await settle();
  await client.customers.untag.mutate({ customerIds: ids.slice(0, 2), tagIds: [tag] });
  await settle();
  const first = await client.segments.timeline.query({ id, limit: 2 });
  expect(first.entries).toMatchObject([
    { type: "left", count: 2, cause: "manual", facets: [`tag:${tag}`], actor: { id: world.personId } },
    { type: "joined", count: 5, customers: [{}, {}, {}] },
  ]);
  const second = await client.segments.timeline.query({ id, limit: 2, before: first.before ?? 0 });
  expect(second).toMatchObject({ entries: [{ type: "filled", size: 0 }], before: null });

  const customer = await client.customers.timeline.query({ id: ids[0] ?? 0 });
  expect(customer.entries).toMatchObject([
    { type: "left", segment: { id, name: "Hot", exists: true } },
    { type: "joined", segment: { id, name: "Hot", exists: true } },
  ]);
  await client.segments.delete.mutate({ id });
  const gone = await client.customers.timeline.query({ id: ids[0] ?? 0, limit: 1 });
  expect(gone.entries).toMatchObject([{ segment: { id, name: "Hot", exists: false } }]);
  expect(gone.before).not.toBeNull();
});

describe("the forecast", () => {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();

  test("says who leaves at which midnight, and who joins", async () => {
    await world.customer({ name: "Soon", lastInboundAt: days(28) });
    await world.customer({ name: "Later", lastInboundAt: days(10) });
    await world.customer({ name: "Never wrote" });
    const rule = all(is("inbound", "since", { last: 30, unit: "day" }));
    const active = await client.segments.create.mutate({ type: "dynamic", name: "Active", rule });
    const quiet = await client.segments.create.mutate({
      type: "dynamic",
      name: "Quiet",
      rule: { ...rule, not: true },
    });
    const leaves = await client.segments.forecast.query({ id: active.id, days: 7 });
    expect(leaves).toMatchObject({ leaving: 1, joining: 0, nextToLeave: [{ customer: { name: "Soon" } }] });
    expect(leaves.days.length).toBe(7);
    // Within the last 30 days means since the midnight 30 days ago: the third midnight from now is the first beyond it.
    expect(leaves.days.map(({ leaving }) => leaving).indexOf(1)).toBe(2);
    const joins = await client.segments.forecast.query({ id: quiet.id, days: 30 });
    expect(joins).toMatchObject({ leaving: 0, joining: 2, nextToLeave: [] });
  });

  test("is the same of a rule that is not saved, and of each customer in the list and in the explanation", async () => {
    const soon = await world.customer({ name: "Soon", lastInboundAt: days(28) });
    const never = await world.customer({ name: "Never wrote" });
    const rule = all(is("inbound", "since", { last: 30, unit: "day" }));
    const { id, timed } = await client.segments.create.mutate({ type: "dynamic", name: "Active", rule });
    expect(timed).toBe(true);
    const forecast = await client.segments.forecast.query({ id, days: 7 });
    expect(await client.segments.forecastRule.query({ rule, days: 7 })).toEqual(forecast);
    const { at } = forecast.nextToLeave[0] ?? { at: "" };
    const late = await world.customer({ name: "Has just written", lastInboundAt: days(0) });
    const own = { id, customerIds: [soon, never, late] };
    const leaving = await client.segments.leaving.query(own);
    expect(leaving.find(({ customerId }) => customerId === soon)).toEqual({ customerId: soon, at });
    expect(leaving.map(({ customerId }) => customerId).sort()).toEqual([soon, late].sort());
    const year = all(is("inbound", "since", { last: 12, unit: "month" }));
    await client.segments.update.mutate({ id, rule: year });
    const [first] = await client.segments.leaving.query(own);
    expect(Date.parse(first?.at ?? "") - Date.now()).toBeGreaterThan(300 * 86_400_000);
    await client.segments.update.mutate({ id, rule });
    const why = await client.segments.explain.query({ id, customerId: soon });
    expect(why).toMatchObject({ member: true, byTime: { at, member: false } });
    expect((await client.segments.explain.query({ id, customerId: never })).byTime).toBeNull();
    const whyNot = await client.segments.explainRule.query({
      rule: { ...rule, not: true },
      customerId: soon,
    });
    expect(whyNot).toMatchObject({ member: false, byTime: { at, member: true } });
    expect(
      await refusal(client.segments.forecastRule.query({ rule: all(is("tag", "isNot", 1)) })),
    ).toMatchObject({ reason: "INVALID" });
  });

  test("is empty where time changes nothing", async () => {
    const { id, timed } = await client.segments.create.mutate({ type: "static", name: "F" });
    expect(timed).toBe(false);
    expect(await client.segments.forecast.query({ id })).toEqual({
      days: [],
      leaving: 0,
      joining: 0,
      nextToLeave: [],
    });
    const customer = await world.customer({ name: "Anybody" });
    expect(await client.segments.leaving.query({ id, customerIds: [customer] })).toEqual([]);
  });
});
