import { query } from "@segments/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settled } from "../support/ledger.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, any, is, World } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];

const country = (...codes: string[]) => is("country", "isAnyOf", codes);
const from = (...codes: string[]) => all(country(...codes));

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic } = await startWorkbench());
  await world.customers(4, { country: "VN" });
});
afterAll(() => server.stop());

async function findingsOf(id: number) {
  const { segments } = await client.segments.health.query();
  return segments.find((one) => one.id === id)?.findings ?? [];
}
const kindsOf = async (id: number) => (await findingsOf(id)).map(({ kind }) => kind);

/** As if it had been made, and changed last, so long ago. */
async function age(id: number, days: number): Promise<void> {
  for (const table of ["membership_log", "membership_reset"])
    await query(server.database, {
      text: `update ${table} set at = at - make_interval(days => $3) where org_id = $1 and segment_id = $2`,
      values: [world.orgId, id, days],
    });
  await query(server.database, {
    text: `update segment set created_at = created_at - make_interval(days => $3), updated_at = updated_at - make_interval(days => $3)
      where org_id = $1 and id = $2`,
    values: [world.orgId, id, days],
  });
}

test("a sound segment has no findings", async () => {
  expect(await findingsOf(await newDynamic(from("VN")))).toEqual([]);
});

test("empty and broken; archived ones are not looked at", async () => {
  const empty = await newDynamic(from("DE"));
  const fixed = await newStatic();
  expect(await kindsOf(empty)).toEqual(["empty"]);
  expect(await kindsOf(fixed)).toEqual(["empty"]);
  await client.segments.archive.mutate({ id: empty });
  expect(await kindsOf(empty)).toEqual([]);
  const { id: tag } = await client.tags.create.mutate({ name: unique("gone") });
  const broken = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
  await client.tags.delete.mutate({ id: tag, force: true });
  expect(await kindsOf(broken)).toEqual(["broken"]);
});

test("duplicate: rules that come to the same, however they are written", async () => {
  const first = await newDynamic(any(country("VN"), is("name", "contains", "Customer 0002")));
  const second = await newDynamic(any(is("name", "contains", "customer 0002"), country("VN")));
  const other = await newDynamic(any(is("name", "contains", "customer 0003"), country("VN")));
  const { name } = await client.segments.get.query({ id: second });
  expect(await findingsOf(first)).toEqual([{ kind: "duplicate", of: [{ id: second, name }] }]);
  expect(await kindsOf(second)).toEqual(["duplicate"]);
  expect(await kindsOf(other)).toEqual([]);
  await client.segments.delete.mutate({ id: second });
  expect(await kindsOf(first)).toEqual([]);
});

test("unused: nothing names it, and nobody changed or exported it for a month", async () => {
  const id = await newDynamic(any(country("VN"), is("name", "contains", "unused")));
  await settled(server, world.orgId);
  await age(id, 29);
  expect(await kindsOf(id)).toEqual([]);
  await age(id, 2);
  expect(await kindsOf(id)).toEqual(["unused"]);
  const outer = await newDynamic(all(is("segment", "currentlyIn", [id]), is("name", "contains", "0001")));
  expect(await kindsOf(id)).toEqual([]);
  await client.segments.delete.mutate({ id: outer });
  expect(await kindsOf(id)).toEqual(["unused"]);
  await client.exports.start.mutate({ audience: { segmentId: id }, columns: ["name"] });
  expect(await kindsOf(id)).toEqual([]);
});

test("grown and shrunk suddenly, against a week ago", async () => {
  const id = await newStatic();
  const many = await world.customers(160, { country: "JP" });
  await client.segments.addCustomers.mutate({ id, customerIds: many.slice(0, 20) });
  await age(id, 10);
  expect(await kindsOf(id)).toEqual([]);
  await client.segments.addCustomers.mutate({ id, customerIds: many.slice(20, 120) });
  // A hundred more are no news yet.
  expect(await kindsOf(id)).toEqual([]);
  await client.segments.addCustomers.mutate({ id, customerIds: many.slice(120) });
  expect(await findingsOf(id)).toEqual([{ kind: "grown", from: 20, to: 160 }]);
  await age(id, 10);
  expect(await kindsOf(id)).toEqual([]);
  await client.segments.removeCustomers.mutate({ id, customerIds: many.slice(0, 110) });
  expect(await findingsOf(id)).toEqual([{ kind: "shrunk", from: 160, to: 50 }]);
});

test("a dynamic segment that has just been made has not grown", async () => {
  await world.customers(120, { country: "KR" });
  const id = await newDynamic(from("KR"));
  await settled(server, world.orgId);
  expect(await kindsOf(id)).toEqual([]);
  // Older than the ledger: its first entry says only that the ledger began.
  await query(server.database, {
    text: "update segment set created_at = created_at - interval '20 days' where org_id = $1 and id = $2",
    values: [world.orgId, id],
  });
  expect(await kindsOf(id)).toEqual([]);
});

test("slow: what the database took long to answer, until it is measured anew or its rule is changed", async () => {
  const id = await newDynamic(any(country("VN"), is("name", "contains", "slow")));
  const holding = await server.database.pool.connect();
  try {
    await holding.query("begin");
    await holding.query("lock table customer in access exclusive mode");
    const asked = client.segments.recompute.mutate({ id });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await holding.query("commit");
    await asked;
  } finally {
    holding.release();
  }
  expect(await findingsOf(id)).toEqual([
    { kind: "slow", ms: expect.any(Number), at: expect.stringContaining("T") },
  ]);
  await client.segments.recompute.mutate({ id });
  expect(await kindsOf(id)).toEqual([]);
});

test("special segments are not called empty or unused; another organization's are not looked at", async () => {
  const { id } = await client.segments.create.mutate({ type: "static", name: "Cooldown — quiet" });
  await age(id, 60);
  expect(await kindsOf(id)).toEqual([]);
  const other = await World.create(server);
  const theirs = server.client(other.orgId, other.personId);
  await theirs.segments.create.mutate({ type: "static", name: "Theirs" });
  expect((await theirs.segments.health.query()).segments).toHaveLength(1);
});
