import { afterAll, beforeAll, expect, test } from "vitest";
import { finished } from "../support/jobs.ts";
import { readLog, settled } from "../support/ledger.ts";
import { refusal, startAppOn } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is, World } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];
let vietnamese: number[];

const from = (country: string) => all(is("country", "isAnyOf", [country]));

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic, idsOf } = await startWorkbench());
  vietnamese = await world.customers(6, { country: "VN" });
});
afterAll(() => server.stop());

test("into a new static segment, which stays as it is when the rule's customers change", async () => {
  const id = await newDynamic(from("VN"));
  const name = unique("Batch");
  const taken = await client.segments.snapshot.mutate({ id, into: { name, description: "As of today" } });
  expect(taken).toMatchObject({ name, created: true, total: 6, added: 6, alreadyIn: 0, jobId: null });
  expect(await client.segments.get.query({ id: taken.id })).toMatchObject({
    type: "static",
    description: "As of today",
  });
  const [first = 0] = vietnamese;
  await client.customers.update.mutate({ customerIds: [first], country: "TH" });
  expect(await idsOf(id)).not.toContain(first);
  expect(await idsOf(taken.id)).toEqual(vietnamese);
  await client.customers.update.mutate({ customerIds: [first], country: "VN" });
});

test("into one that is there: who is in already is not logged again", async () => {
  const id = await newDynamic(from("VN"));
  const into = { segmentId: await newStatic() };
  await client.segments.addCustomers.mutate({ id: into.segmentId, customerIds: vietnamese.slice(0, 2) });
  expect(await client.segments.snapshot.mutate({ id, into })).toMatchObject({
    created: false,
    total: 6,
    added: 4,
    alreadyIn: 2,
  });
  expect(await client.segments.snapshot.mutate({ id, into })).toMatchObject({ added: 0, alreadyIn: 6 });
  await settled(server, world.orgId);
  const joins = (await readLog(server, world.orgId)).filter(({ segmentId }) => segmentId === into.segmentId);
  expect(joins.map(({ customerId }) => customerId).sort()).toEqual([...vietnamese].sort());
});

test("of a static segment, and of one with nobody", async () => {
  const fixed = await newStatic();
  await client.segments.addCustomers.mutate({ id: fixed, customerIds: vietnamese.slice(0, 3) });
  const copy = await client.segments.snapshot.mutate({ id: fixed, into: { name: unique("Copy") } });
  expect(await idsOf(copy.id)).toEqual(vietnamese.slice(0, 3));
  const empty = await client.segments.snapshot.mutate({
    id: await newDynamic(from("DE")),
    into: { name: unique("Nobody") },
  });
  expect(empty).toMatchObject({ created: true, total: 0, added: 0 });
});

test("two at once, from two processes: every customer joins once; of one new name, one is told", async () => {
  const id = await newDynamic(from("VN"));
  const into = { segmentId: await newStatic() };
  const name = unique("Wanted twice");
  const other = await startAppOn(server.databaseUrl);
  try {
    const theirs = other.client(world.orgId, world.personId);
    const answers = await Promise.all(
      [client, theirs, client].map((one) => one.segments.snapshot.mutate({ id, into })),
    );
    expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(6);
    const made = await Promise.allSettled(
      [client, theirs].map((one) => one.segments.snapshot.mutate({ id, into: { name } })),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusal(client.segments.snapshot.mutate({ id, into: { name } }))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining(name),
    });
  } finally {
    await other.stop();
  }
});

test("of many, by a job that says how it went and can be undone", async () => {
  const { orgId } = world;
  await server.database.prisma.customer.createMany({
    data: Array.from({ length: 20_001 }, (_, index) => ({
      orgId,
      name: `Many ${index}`,
      nameFolded: `many ${index}`,
      country: "FR",
    })),
  });
  for (const cache of server.caches) cache.clear(orgId);
  const taken = await client.segments.snapshot.mutate({
    id: await newDynamic(from("FR")),
    into: { name: unique("French") },
  });
  expect(taken).toMatchObject({ created: true, total: 20_001, added: 0 });
  const job = await finished(client, taken.jobId ?? 0);
  expect(job).toMatchObject({ action: "addToSegment", state: "done", changed: 20_001 });
  expect(await client.segments.counts.query({ ids: [taken.id] })).toMatchObject([{ count: 20_001 }]);
  await finished(client, (await client.jobs.undo.mutate({ id: job.id })).id);
  expect(await client.segments.counts.query({ ids: [taken.id] })).toMatchObject([{ count: 0 }]);
});

test("refuses itself, dynamic ones, broken ones, bad names and what is elsewhere; nothing is made then", async () => {
  const id = await newDynamic(from("VN"));
  const snapshot = (source: number, into: { segmentId: number } | { name: string }) =>
    refusal(client.segments.snapshot.mutate({ id: source, into }));
  const fixed = await newStatic();
  expect(await snapshot(fixed, { segmentId: fixed })).toMatchObject({ reason: "INVALID" });
  expect(await snapshot(id, { segmentId: await newDynamic(from("TH")) })).toMatchObject({
    reason: "WRONG_TYPE",
  });
  expect(await snapshot(id, { name: "   " })).toMatchObject({ reason: "INVALID" });
  expect(await snapshot(id, { segmentId: 999_999_999 })).toMatchObject({ reason: "NOT_FOUND" });
  const { id: tag } = await client.tags.create.mutate({ name: unique("gone") });
  const broken = await newDynamic(all(is("tag", "containsNoneOf", [tag])));
  await client.tags.delete.mutate({ id: tag, force: true });
  const name = unique("Never made");
  expect(await snapshot(broken, { name })).toMatchObject({ reason: "BROKEN" });
  expect((await client.segments.list.query({ search: name })).segments).toEqual([]);
  const other = await World.create(server);
  const theirs = await server
    .client(other.orgId, other.personId)
    .segments.create.mutate({ type: "static", name: "Theirs" });
  expect(await snapshot(id, { segmentId: theirs.id })).toMatchObject({ reason: "NOT_FOUND" });
  expect(await snapshot(theirs.id, { name })).toMatchObject({ reason: "NOT_FOUND" });
});
