import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { SetupLink } from "@segments/api/app";
import { createTestDatabase } from "@segments/db/testing";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { type Client, refusal, startAppOn, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../packages/db/prisma/migrations");

describe("Suppressed contacts", () => {
  let client: Client;
  let kept: number;
  beforeAll(async () => {
    const place = await createTestDatabase();
    const setup = new SetupLink();
    const app = await startAppOn(place.url, { setup });
    stops.push(() => app.stop(), place.drop);
    const secret = new URLSearchParams((setup.path() ?? "").split("?")[1]).get("secret") ?? "";
    const browser = new Browser(app.url);
    ({ client } = browser);
    const me = { email: "linh@example.com", password: "four words in a row" };
    await client.setup.complete.mutate({
      ...{ secret, organization: "Lotus", timeZone: "Asia/Ho_Chi_Minh", name: "Linh" },
      ...me,
    });
    await browser.signIn(me.email, me.password);
    const { segments } = await client.segments.list.query({});
    expect(segments).toMatchObject([{ name: "Suppressed contacts", type: "dynamic", special: "suppressed" }]);
    kept = segments[0]?.id ?? 0;
  });
  const stops: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  test("an organization has it from its beginning, and a suppression shows in it at once", async () => {
    const { id } = await client.customers.create.mutate({
      name: "Ann",
      email: "ann@example.com",
    });
    const ids = async () => (await client.segments.resolveCustomerIds.query({ id: kept })).ids;
    expect(await ids()).toEqual([]);
    const contact = { channel: "email", address: "ann@example.com" } as const;
    await client.customers.setSuppression.mutate({ ...contact, reason: "asked" });
    expect(await ids()).toEqual([id]);
    const { id: others } = await client.segments.create.mutate({
      type: "dynamic",
      name: "Others",
      rule: all(is("segment", "notCurrentlyIn", [kept])),
    });
    expect((await client.segments.resolveCustomerIds.query({ id: others })).ids).toEqual([]);
    await client.customers.setSuppression.mutate({ ...contact, reason: null });
    expect(await ids()).toEqual([]);
    await client.segments.delete.mutate({ id: others });
  });

  test("it can't be changed, archived or deleted, also not by force; a copy can", async () => {
    const rule = all(is("country", "isAnyOf", ["VN"]));
    for (const attempt of [
      () => client.segments.update.mutate({ id: kept, rule }),
      () => client.segments.update.mutate({ id: kept, name: "Mine" }),
      () => client.segments.update.mutate({ id: kept, description: "Mine" }),
      () => client.segments.archive.mutate({ id: kept }),
      () => client.segments.delete.mutate({ id: kept }),
      () => client.segments.delete.mutate({ id: kept, force: true }),
    ]) {
      expect(await refusal(attempt())).toMatchObject({
        reason: "WRONG_TYPE",
        message: expect.stringMatching(/kept by Segments.*Duplicate it/),
      });
    }
    const copy = await client.segments.duplicate.mutate({ id: kept });
    expect(copy).toMatchObject({ special: null, name: "Suppressed contacts (copy)" });
    await client.segments.update.mutate({ id: copy.id, rule });
    await client.segments.delete.mutate({ id: copy.id });
  });

  test("nobody can be put into a segment of its name", async () => {
    expect(
      await refusal(client.segments.upsertManyByName.mutate({ names: ["SUPPRESSED contacts"] })),
    ).toMatchObject({ reason: "CONFLICT" });
  });
});

describe("by their names", () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await startTestServer();
    const world = await World.create(server);
    client = server.client(world.orgId, world.personId);
  });
  afterAll(() => server.stop());

  test.each([
    ["Cooldown — Mar 2026", "cooldown"],
    ["cooldown - too early", "cooldown"],
    ["Already ran campaign Spring launch", "alreadyRan"],
    ["Cooldowns of the plant", null],
    ["We already ran campaign X", null],
  ])("%s", async (name, special) => {
    const { id } = await client.segments.create.mutate({ type: "static", name });
    expect(await client.segments.get.query({ id })).toMatchObject({ special });
  });

  test("a rule of such a name is a rule like others", async () => {
    const rule = all(is("country", "isAnyOf", ["VN"]));
    const created = await client.segments.create.mutate({ type: "dynamic", name: "Cooldown — x", rule });
    expect(created).toMatchObject({ special: null });
  });
});

test("organizations from before get it by the migration; what they had stays theirs", async () => {
  const server = await startTestServer();
  onTestFinished(() => server.stop());
  const rule = all(is("suppressed", "has", "any"));
  const make = async (own?: object) => {
    const world = await World.create(server);
    const client = server.client(world.orgId, world.personId);
    if (own) await client.segments.create.mutate({ type: "dynamic", name: "Suppressed contacts", rule: own });
    return client;
  };
  const [without, same, other] = [
    await make(),
    await make(rule),
    await make(all(is("suppressed", "has", "email"))),
  ];
  const name = readdirSync(MIGRATIONS).find((one) => one.endsWith("_system_segments")) ?? "";
  const migration = readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
  // Its columns are there already; what it does with the organizations is done again.
  await server.database.pool.query(migration.slice(migration.indexOf("-- Every organization")));
  for (const cache of server.caches) cache.clear();
  const listed = async (client: Client) =>
    (await client.segments.list.query({ sort: "name", direction: "asc" })).segments.map(
      ({ name: called, special }) => [called, special],
    );
  const kept = [["Suppressed contacts", "suppressed"]];
  expect(await listed(without)).toEqual(kept);
  expect(await listed(same)).toEqual(kept);
  expect(await listed(other)).toEqual([
    ["Suppressed contacts", null],
    ["Suppressed contacts, kept by Segments", "suppressed"],
  ]);
});
