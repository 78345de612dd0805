import { members } from "@segments/crm";
import { Cache } from "@segments/db";
import { createTestDatabase, type TestDatabase } from "@segments/db/testing";
import { type Group, parseRuleOrThrow } from "@segments/rules";
import { afterAll, beforeAll, expect, test } from "vitest";
import { all, is, World } from "../support/world.ts";

let place: TestDatabase;
beforeAll(async () => {
  place = await createTestDatabase();
});
afterAll(() => place.drop());

test("midnight in the organization's zone ends an answer with a relative date, and 60 seconds any", async () => {
  let now = Date.parse("2026-03-10T16:59:30Z"); // 23:59:30 in Ho Chi Minh City
  const cache = new Cache({ maxBytes: 1e7, clock: () => now });
  const world = await World.create(
    { database: place.database, caches: [cache] },
    { timeZone: "Asia/Ho_Chi_Minh" },
  );
  // Wrote in the first minute of 8 February there: within the last 30 days until 10 March ends.
  const customer = await world.customer({ lastInboundAt: "2026-02-07T17:00:30Z" });
  const services = { database: place.database, cache, processId: "test" };
  const ask = (rule: Group) =>
    members({ services, orgId: world.orgId, actorId: null, now, timeZone: "Asia/Ho_Chi_Minh" }, { rule });
  const relative = parseRuleOrThrow(all(is("inbound", "since", { last: 30, unit: "day" })));
  const absolute = parseRuleOrThrow(all(is("inbound", "since", { date: "2026-02-01" })));

  expect((await ask(relative)).ids.toArray()).toEqual([customer]);
  expect((await ask(absolute)).ids.toArray()).toEqual([customer]);
  now += 29_999;
  expect((await ask(relative)).receipt.source).toBe("cache");
  now += 1;
  const after = await ask(relative);
  expect(after.receipt.source).toBe("live");
  expect(after.ids.toArray()).toEqual([]);
  expect((await ask(absolute)).receipt.source).toBe("cache");
  now += 29_999;
  expect((await ask(absolute)).receipt.source).toBe("cache");
  now += 1;
  expect((await ask(absolute)).receipt.source).toBe("live");
});

test("the answer's moment is the request's, whatever was kept for another", async () => {
  const cache = new Cache({ maxBytes: 1e7 });
  const world = await World.create({ database: place.database, caches: [cache] }, { timeZone: "UTC" });
  const customer = await world.customer({ lastInboundAt: "2026-01-15T12:00:00Z" });
  const services = { database: place.database, cache, processId: "test" };
  const rule = parseRuleOrThrow(all(is("inbound", "since", { last: 1, unit: "week" })));
  const on = async (day: string) => {
    const context = {
      services,
      orgId: world.orgId,
      actorId: null,
      now: Date.parse(`${day}T10:00:00Z`),
      timeZone: "UTC",
    };
    return (await members(context, { rule })).ids.toArray();
  };
  expect(await on("2026-01-20")).toEqual([customer]);
  expect(await on("2026-02-20")).toEqual([]);
  expect(await on("2026-01-20")).toEqual([customer]);
});
