import { type Database, isSeeded, Listener, query, seedDemo } from "@segments/db";
import { createTestDatabase } from "@segments/db/testing";
import { expect, onTestFinished, test } from "vitest";

const NOW = Date.UTC(2026, 10, 24, 9, 30);

async function open(): Promise<Database> {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  return database;
}

/** One number for all that a table holds, whatever the order of its rows. */
async function contents(database: Database): Promise<Record<string, unknown>> {
  const tables = await query<{ name: string }>(database, {
    text: "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
  });
  const sums: Record<string, unknown> = {};
  for (const { name } of tables) {
    const [row] = await query<{ sum: string }>(database, {
      text: `select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t`,
    });
    sums[name] = row?.sum;
  }
  return sums;
}

/** Every key, index and foreign key, word for word. */
function definitions(database: Database): Promise<{ definition: string }[]> {
  return query(database, {
    text: `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as definition from pg_constraint
      where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public' order by 1`,
  });
}

test("the same seed makes the same demo, another seed another one", async () => {
  const [first, second, third] = [await open(), await open(), await open()];
  await seedDemo(first, { customers: 300, now: NOW, seed: 7 });
  await seedDemo(second, { customers: 300, now: NOW, seed: 7 });
  await seedDemo(third, { customers: 300, now: NOW, seed: 8 });
  const demo = await contents(first);
  expect(await contents(second)).toEqual(demo);
  const other = await contents(third);
  expect(other.customer).not.toBe(demo.customer);
  expect(other.customer_tag).not.toBe(demo.customer_tag);
});

test("leaves keys, indexes and sequences as they have to be", async () => {
  const database = await open();
  const before = await definitions(database);
  await seedDemo(database, { customers: 50, now: NOW });
  expect(await definitions(database)).toEqual(before);
  const { prisma } = database;
  const customer = await prisma.customer.create({ data: { orgId: 1, name: "An", nameFolded: "an" } });
  expect(customer.id).toBe(351);
  const contact = { channel: "email", address: "an@an.example", addressFolded: "an@an.example" };
  await prisma.contact.create({ data: { orgId: 1, customerId: customer.id, ...contact } });
  await prisma.segment.create({ data: { orgId: 1, name: "New", nameKey: "new", type: "static" } });
});

test("does nothing where there is data, unless told to replace it", async () => {
  const database = await open();
  await database.prisma.person.create({ data: { name: "An", email: "an@example.com" } });
  const before = await contents(database);
  expect(await isSeeded(database)).toBe(true);
  expect(await seedDemo(database, { customers: 10, now: NOW })).toBe(false);
  expect(await contents(database)).toEqual(before);
  expect(await seedDemo(database, { customers: 10, now: NOW, reset: true })).toBe(true);
  const again = await contents(database);
  expect(await seedDemo(database, { customers: 10, now: NOW, reset: true })).toBe(true);
  expect(await contents(database)).toEqual(again);
  expect(await database.prisma.person.count()).toBe(11);
});

test("of two at once, one seeds", async () => {
  const database = await open();
  const options = { customers: 10, now: NOW };
  const both = await Promise.all([seedDemo(database, options), seedDemo(database, options)]);
  expect(both.sort()).toEqual([false, true]);
  expect(await database.prisma.organization.count()).toBe(2);
});

test("a seed that is killed leaves nothing, and can be done again", async () => {
  const database = await open();
  const before = [await contents(database), await definitions(database)];
  const kill = () =>
    query(database, {
      text: "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'segments seed'",
    });
  let killing: Promise<unknown> | undefined;
  const seeding = seedDemo(database, {
    customers: 300,
    now: NOW,
    onStep: ({ what }) => {
      if (what.includes("Coffee: members")) killing = kill();
    },
  });
  await expect(seeding).rejects.toThrow();
  await killing;
  expect([await contents(database), await definitions(database)]).toEqual(before);
  expect(await isSeeded(database)).toBe(false);
  expect(await seedDemo(database, { customers: 10, now: NOW })).toBe(true);
});

test("replacing everything ends the listeners of running processes, so that they forget what they have cached", async () => {
  const database = await open();
  const listener = new Listener(database.url);
  onTestFinished(() => listener.close());
  listener.on("anything", () => {});
  await new Promise<void>((resolve) => listener.onReady(resolve));
  const lost = new Promise<void>((resolve) => listener.onLost(resolve));
  await seedDemo(database, { customers: 10, now: NOW, reset: true });
  await lost;
});
