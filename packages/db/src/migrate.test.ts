import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "./migrate.ts";
import { query } from "./query.ts";
import { prismaDisagrees, withSchemaEngine } from "./schema-engine.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

let place: TestDatabase;
beforeAll(async () => {
  place = await createTestDatabase();
});
afterAll(() => place.drop());

const recorded = () =>
  query<{ name: string }>(place.database, { text: "select migration_name as name from _prisma_migrations" });

test("Prisma agrees with the record of what was applied", async () => {
  expect(await withSchemaEngine(place.url, prismaDisagrees)).toBeUndefined();
});

test("a second time, and by several processes at once, nothing is applied", async () => {
  const before = await recorded();
  expect(before.length).toBeGreaterThan(0);
  expect(await Promise.all([migrate(place.url), migrate(place.url), migrate(place.url)])).toEqual([
    [],
    [],
    [],
  ]);
  expect(await recorded()).toEqual(before);
});

test("several processes that find an empty database apply each migration once", async () => {
  await query(place.database, { text: "drop schema public cascade" });
  await query(place.database, { text: "create schema public" });
  const applied = await Promise.all([migrate(place.url), migrate(place.url)]);
  expect(applied.flat()).toEqual((await recorded()).map(({ name }) => name));
});

test("a migration that was changed after it had been applied is refused, and nothing is applied", async () => {
  await query(place.database, { text: "update _prisma_migrations set checksum = 'another'" });
  await expect(migrate(place.url)).rejects.toThrow("was changed after it had been applied");
});
