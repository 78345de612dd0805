import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "./database.ts";
import { query, queryEach } from "./query.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";
import { repeatableRead } from "./transaction.ts";

let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await createTestDatabase({ maxConnections: 1 });
  database = place.database;
});
afterAll(() => place.drop());

async function sleeping(): Promise<number> {
  const { database: other, drop } = await createTestDatabase();
  const [row] = await query<{ count: number }>(other, {
    text: "select count(*)::int as count from pg_stat_activity where query like 'select pg_sleep%' and state = 'active' and datname = $1",
    values: [new URL(database.url).pathname.slice(1)],
  });
  await drop();
  return row?.count ?? 0;
}

test("returns rows", async () => {
  expect(await query(database, { text: "select $1::int as a", values: [7] })).toEqual([{ a: 7 }]);
});

test("hands over row by row, in order", async () => {
  const seen: number[] = [];
  const numbers = { text: "select generate_series(1, $1::int) as n", values: [10_000] };
  await queryEach<{ n: number }>(database, numbers, ({ n }) => seen.push(n));
  expect(seen).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1));
});

test("what a taker of rows throws is the outcome, and the connection goes on", async () => {
  const asked = queryEach<{ n: number }>(
    database,
    { text: "select generate_series(1, 1000) as n" },
    ({ n }) => {
      if (n === 500) throw new Error("enough");
    },
  );
  await expect(asked).rejects.toThrow("enough");
  const failing = queryEach(database, { text: "select 1/0" }, () => {});
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect(await query(database, { text: "select 1 as one" })).toEqual([{ one: 1 }]);
});

test("sessions have JIT off, one parallel worker, UTC and a statement timeout", async () => {
  const settings = await query(database, {
    text: "select current_setting('jit') as jit, current_setting('max_parallel_workers_per_gather') as workers, current_setting('TimeZone') as zone, current_setting('statement_timeout') as timeout",
  });
  expect(settings).toEqual([{ jit: "off", workers: "1", zone: "UTC", timeout: "30s" }]);
});

test("only statements that have a name are prepared under it", async () => {
  const prepared = () => query(database, { text: "select name from pg_prepared_statements" });
  await query(database, { text: "select $1::int", values: [1] });
  expect(await prepared()).toEqual([]);
  for (const value of [1, 2]) {
    const named = { name: "one number", text: "select $1::int as n", values: [value] };
    expect(await query(database, named)).toEqual([{ n: value }]);
  }
  expect(await prepared()).toEqual([{ name: "one number" }]);
});

describe("cancellation", () => {
  test("ends the statement on the server, although the pool has no other connection", async () => {
    const controller = new AbortController();
    const started = performance.now();
    const running = query(database, { text: "select pg_sleep(20)" }, { signal: controller.signal });
    const outcome = expect(running).rejects.toThrow("nobody waits");
    await sleep(50);
    expect(await sleeping()).toBe(1);
    controller.abort(new Error("nobody waits"));
    await outcome;
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await sleeping()).toBe(0);
  });

  test("ends one that comes row by row", async () => {
    const controller = new AbortController();
    let seen = 0;
    const endless = { text: "select repeat('x', 1000), generate_series(1, 1000000000)" };
    const running = queryEach(
      database,
      endless,
      () => {
        if (++seen === 1_000) controller.abort(new Error("seen enough"));
      },
      { signal: controller.signal },
    );
    await expect(running).rejects.toThrow("seen enough");
    expect(await query(database, { text: "select 1 as one" })).toEqual([{ one: 1 }]);
  });

  test("never hits a later query on the same connection", async () => {
    for (let round = 0; round < 60; round++) {
      const controller = new AbortController();
      const running = query(
        database,
        { text: "select pg_sleep(0.002)" },
        { signal: controller.signal },
      ).catch(() => "aborted");
      setTimeout(() => controller.abort(), round % 6);
      const after = query(database, { text: "select 1 as one, pg_sleep(0.002)::text" });
      await running;
      expect(await after).toMatchObject([{ one: 1 }]);
    }
  });

  test("an aborted signal sends nothing", async () => {
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(query(database, { text: "no SQL at all" }, { signal })).rejects.toThrow("too late");
  });

  test("does not wait for a free connection", async () => {
    const client = await database.pool.connect();
    const controller = new AbortController();
    const waiting = query(database, { text: "select 1" }, { signal: controller.signal });
    controller.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    client.release();
    expect(await query(database, { text: "select 1 as one" })).toEqual([{ one: 1 }]);
  });

  test("in a transaction, lets the rollback pass", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("stop")), 30);
    const work = repeatableRead(database, (client) =>
      query(client, { text: "select pg_sleep(20)" }, { signal: controller.signal }),
    );
    await expect(work).rejects.toThrow("stop");
    expect(await query(database, { text: "select 1 as one" })).toEqual([{ one: 1 }]);
  });

  test("an error of the statement itself stays what it is", async () => {
    const { signal } = new AbortController();
    await expect(query(database, { text: "select 1/0" }, { signal })).rejects.toMatchObject({
      code: "22012",
    });
  });
});

test("repeatable read sees one moment and writes nothing", async () => {
  const { database: own, drop } = await createTestDatabase();
  await repeatableRead(own, async (client) => {
    const count = { text: "select count(*)::int as count from person" };
    expect(await query(client, count)).toEqual([{ count: 0 }]);
    await own.prisma.person.create({ data: { name: "An", email: "an@example.com" } });
    expect(await query(client, count)).toEqual([{ count: 0 }]);
  });
  const writing = repeatableRead(own, (client) => query(client, { text: "delete from person" }));
  await expect(writing).rejects.toMatchObject({ code: "25006" });
  await drop();
});

test("a connection that the server ends is replaced", async () => {
  const end = { text: "select pg_terminate_backend(pg_backend_pid())" };
  await expect(query(database, end)).rejects.toThrow();
  expect(await query(database, { text: "select 1 as one" })).toEqual([{ one: 1 }]);
});
