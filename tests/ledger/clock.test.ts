import { createSegment, Observer, readFeed, recordInbound } from "@segments/crm";
import { Cache } from "@segments/db";
import { createTestDatabase, type TestDatabase } from "@segments/db/testing";
import { beforeAll, expect, test } from "vitest";
import { all, is, World } from "../support/world.ts";

let place: TestDatabase;
beforeAll(async () => {
  place = await createTestDatabase();
  return place.drop;
});

test("midnight in the organization's zone moves customers, at the first look after it, once", async () => {
  let now = Date.parse("2026-03-10T16:59:30Z"); // 23:59:30 in Ho Chi Minh City
  const cache = new Cache({ maxBytes: 1e7, clock: () => now });
  const timeZone = "Asia/Ho_Chi_Minh";
  const world = await World.create({ database: place.database, caches: [cache] }, { timeZone });
  const services = { database: place.database, cache, processId: "test" };
  const context = () => ({ services, orgId: world.orgId, actorId: null, now, timeZone });
  // Wrote in the first minute of 8 February there: within the last 30 days until 10 March ends.
  const first = await world.customer({ lastInboundAt: "2026-02-07T17:00:30Z" });
  const later = await world.customer({ lastInboundAt: "2026-02-08T17:00:30Z" });
  const recent = all(is("inbound", "since", { last: 30, unit: "day" }));
  const { id: active } = await createSegment(context(), { type: "dynamic", name: "Active", rule: recent });
  const { id: quiet } = await createSegment(context(), {
    type: "dynamic",
    name: "Quiet",
    rule: { ...recent, not: true },
  });
  const observers = [new Observer(services), new Observer(services)] as const;
  const look = async (observer: Observer) => {
    while (await observer.work());
  };
  const told = async () => {
    const { entries } = await readFeed(context(), { after: 0, limit: 100 });
    return entries.flatMap((entry) =>
      entry.type === "joined" || entry.type === "left"
        ? [`${entry.type} ${entry.segmentId} ${entry.customerId} ${entry.cause}`]
        : [],
    );
  };

  await look(observers[0]);
  now += 29_999;
  await look(observers[0]);
  expect(await told()).toEqual([]);
  now += 1;
  await look(observers[0]);
  const atMidnight = [`left ${active} ${first} clock`, `joined ${quiet} ${first} clock`];
  expect((await told()).sort()).toEqual([...atMidnight].sort());

  // Whoever looks later finds nothing more to do, and goes on from what the other wrote.
  await look(observers[1]);
  expect((await told()).length).toBe(2);
  await recordInbound(context(), { customerId: first, channel: "email", body: "back" });
  await look(observers[1]);
  expect((await told()).slice(2).sort()).toEqual(
    [`joined ${active} ${first} manual`, `left ${quiet} ${first} manual`].sort(),
  );
  now += 24 * 3_600_000;
  await look(observers[0]);
  expect((await told()).slice(4).sort()).toEqual(
    [`left ${active} ${later} clock`, `joined ${quiet} ${later} clock`].sort(),
  );
});

test("nobody is missed who changed just when the day did, nor told of twice", async () => {
  let now = Date.parse("2026-03-10T23:59:59Z");
  const cache = new Cache({ maxBytes: 1e7, clock: () => now });
  const world = await World.create({ database: place.database, caches: [cache] }, { timeZone: "UTC" });
  const services = { database: place.database, cache, processId: "test" };
  const context = () => ({ services, orgId: world.orgId, actorId: null, now, timeZone: "UTC" });
  const ids = [
    await world.customer({ lastInboundAt: "2026-03-04T12:00:00Z" }),
    await world.customer({ lastInboundAt: "2026-03-04T12:00:00Z" }),
  ];
  const rule = all(is("inbound", "since", { last: 6, unit: "day" }));
  const { id } = await createSegment(context(), { type: "dynamic", name: "Recent", rule });
  const observer = new Observer(services);
  while (await observer.work());
  await recordInbound(context(), { customerId: ids[0] ?? 0, channel: "email", body: "just in time" });
  now += 2_000;
  while (await observer.work());
  const { entries } = await readFeed(context(), { after: 0, limit: 100, segmentIds: [id] });
  expect(
    entries.map((entry) => [entry.type, "customerId" in entry ? entry.customerId : null, entry.cause]),
  ).toEqual([
    ["filled", null, "manual"],
    ["left", ids[1], "clock"],
  ]);
});
