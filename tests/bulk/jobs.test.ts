import { query } from "@segments/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BulkRequest, finished, runJob, undoJob } from "../support/jobs.ts";
import { type Client, refusal, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

let world: World;
let client: Client;
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
});

const run = (request: BulkRequest) => runJob(client, request);
const undo = (id: number) => undoJob(client, id);

/** All that the actions can change, of every customer. */
async function state(): Promise<unknown[]> {
  return query(server.database, {
    text: `select c.id, c.owner_id, array(select tag_id from customer_tag t where t.org_id = c.org_id and t.customer_id = c.id order by 1) as tags,
      array(select segment_id from segment_member m where m.org_id = c.org_id and m.customer_id = c.id order by 1) as segments
      from customer c where org_id = $1 order by id`,
    values: [world.orgId],
  });
}

describe("each action does what its dry run says, and is undone exactly", () => {
  test.each([
    ["addTags", (ids: Ids) => ({ tagIds: [ids.tag, ids.other] }), 3, 1],
    ["removeTags", (ids: Ids) => ({ tagIds: [ids.tag, ids.other] }), 2, 2],
    ["assignOwner", (ids: Ids) => ({ ownerId: ids.person }), 3, 1],
    ["assignOwner", () => ({ ownerId: null }), 1, 3],
    ["claim", () => ({}), 4, 0],
    ["addToSegment", (ids: Ids) => ({ segmentId: ids.segment }), 3, 1],
    ["removeFromSegment", (ids: Ids) => ({ segmentId: ids.segment }), 1, 3],
  ] as const)("%s", async (action, inputOf, changing, already) => {
    const ids = await prepare();
    const request: BulkRequest = { action, input: inputOf(ids), audience: { customerIds: ids.customers } };
    const before = await state();
    expect(await client.jobs.dryRun.query(request)).toEqual({
      total: 4,
      wouldChange: changing,
      alreadySo: already,
      unknown: 0,
    });
    expect(await state()).toEqual(before);

    const job = await run(request);
    expect(job).toMatchObject({
      state: "done",
      total: 4,
      done: 4,
      changed: changing,
      unchanged: already,
      skipped: 0,
    });
    expect(await client.jobs.dryRun.query(request)).toMatchObject({ wouldChange: 0, alreadySo: 4 });

    const undone = await undo(job.id);
    expect(undone).toMatchObject({
      state: "done",
      undoOf: job.id,
      total: changing,
      changed: changing,
      skipped: 0,
    });
    expect(await state()).toEqual(before);
    expect((await client.jobs.get.query({ id: job.id })).undoneBy).toBe(undone.id);
  });

  interface Ids {
    readonly tag: number;
    readonly other: number;
    readonly person: number;
    readonly segment: number;
    readonly customers: number[];
  }

  /** Of four customers one has both tags and one a tag, one has an owner, one is in the segment. */
  async function prepare(): Promise<Ids> {
    const tag = await world.tag("hot");
    const other = await world.tag("cold");
    const person = await world.person("Owner");
    const segment = (await client.segments.create.mutate({ type: "static", name: "Batch" })).id;
    const customers = [
      await world.customer({ tags: [tag, other] }),
      await world.customer({ tags: [tag], owner: person }),
      await world.customer(),
      await world.customer(),
    ];
    await client.segments.addCustomers.mutate({ id: segment, customerIds: customers.slice(3) });
    return { tag, other, person, segment, customers };
  }
});

test("dynamic segments see it at once, the membership log remembers it, and the audit log says who", async () => {
  const tag = await world.tag("hot");
  const customers = await world.customers(3);
  const dynamic = await client.segments.create.mutate({
    type: "dynamic",
    name: "Hot",
    rule: all(is("tag", "containsAnyOf", [tag])),
  });
  const count = async () => (await client.segments.counts.query({ ids: [dynamic.id] }))[0]?.count;
  expect(await count()).toBe(0);
  await run({ action: "addTags", input: { tagIds: [tag] }, audience: {} });
  expect(await count()).toBe(3);

  const { id } = await client.segments.create.mutate({ type: "static", name: "Batch" });
  const job = await run({
    action: "addToSegment",
    input: { segmentId: id },
    audience: { segmentId: dynamic.id },
  });
  await undo(job.id);
  const log = await query<{ joined: boolean; customer_id: number }>(server.database, {
    text: "select customer_id, joined from membership_log where org_id = $1 and segment_id = $2 order by seq",
    values: [world.orgId, id],
  });
  expect(log.map(({ joined }) => joined)).toEqual([true, true, true, false, false, false]);
  expect(log.slice(0, 3).map(({ customer_id }) => customer_id)).toEqual(customers);
  const { entries } = await client.audit.list.query({});
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(["job.start", "job.undo"]));
});

test("a segment that customers join or leave by it has changed", async () => {
  const { id, updatedAt } = await client.segments.create.mutate({ type: "static", name: "Batch" });
  const audience = { customerIds: await world.customers(2) };
  const changedAt = async () => Date.parse((await client.segments.get.query({ id })).updatedAt);
  const added = await run({ action: "addToSegment", input: { segmentId: id }, audience });
  const after = await changedAt();
  expect(after).toBeGreaterThan(Date.parse(updatedAt));
  await run({ action: "addToSegment", input: { segmentId: id }, audience });
  expect(await changedAt()).toBe(after);
  await undo(added.id);
  expect(await changedAt()).toBeGreaterThan(after);
});

test("customers are not given to somebody who has left", async () => {
  const customerIds = await world.customers(1);
  const ownerId = await world.person("Gone");
  await client.people.remove.mutate({ id: ownerId });
  for (const call of [
    () => client.jobs.start.mutate({ action: "assignOwner", input: { ownerId }, audience: { customerIds } }),
    () => client.customers.update.mutate({ customerIds, ownerId }),
  ])
    expect(await refusal(call())).toMatchObject({ reason: "NOT_FOUND" });
});

test("a job that this version can't do holds up no other", async () => {
  const customerIds = await world.customers(1);
  const [poison] = await query<{ id: number }>(server.database, {
    text: `insert into job (org_id, action, input, audience, updated_at) values ($1, 'ofAnotherVersion', '{}', $2, '2000-01-01') returning id`,
    values: [world.orgId, customerIds],
  });
  const id = poison?.id ?? 0;
  try {
    expect(await run({ action: "claim", input: {}, audience: { customerIds } })).toMatchObject({
      changed: 1,
    });
    expect(await client.jobs.get.query({ id })).toMatchObject({ state: "running", done: 0 });
  } finally {
    await client.jobs.cancel.mutate({ id });
  }
});

test("undo leaves alone what somebody changed since, and says how many", async () => {
  const tag = await world.tag("hot");
  const person = await world.person("Somebody");
  const [first = 0, second = 0, third = 0, fourth = 0] = await world.customers(4);
  const audience = { customerIds: [first, second, third, fourth] };
  const tagged = await run({ action: "addTags", input: { tagIds: [tag] }, audience });
  const owned = await run({ action: "claim", input: {}, audience });

  // The first is untagged, the second untagged and tagged again, the third has another country, the fourth is gone.
  await client.customers.untag.mutate({ customerIds: [first, second], tagIds: [tag] });
  await client.customers.tag.mutate({ customerIds: [second], tagIds: [tag] });
  await client.customers.update.mutate({ customerIds: [second], ownerId: person });
  await client.customers.update.mutate({ customerIds: [third], country: "DE" });
  await client.customers.delete.mutate({ id: fourth });

  expect(await undo(tagged.id)).toMatchObject({ total: 4, changed: 1, unchanged: 0, skipped: 3 });
  expect(await undo(owned.id)).toMatchObject({ total: 4, changed: 2, unchanged: 0, skipped: 2 });
  expect(await state()).toEqual([
    { id: first, owner_id: null, tags: [], segments: [] },
    { id: second, owner_id: person, tags: [tag], segments: [] },
    { id: third, owner_id: null, tags: [], segments: [] },
  ]);
});

describe("what can't be done is refused before it begins", () => {
  test.each([
    ["no tags", { action: "addTags", input: { tagIds: [] } }, "INVALID"],
    ["a tag that isn't there", { action: "addTags", input: { tagIds: [999_999] } }, "NOT_FOUND"],
    ["an owner that isn't there", { action: "assignOwner", input: { ownerId: 999_999 } }, "NOT_FOUND"],
    ["no owner said", { action: "assignOwner", input: {} }, "INVALID"],
    ["no segment said", { action: "addToSegment", input: {} }, "INVALID"],
    [
      "a segment that isn't there",
      { action: "removeFromSegment", input: { segmentId: 999_999 } },
      "NOT_FOUND",
    ],
  ] as const)("%s", async (_what, request, reason) => {
    const audience = { customerIds: await world.customers(1) };
    expect(
      await refusal(client.jobs.start.mutate({ ...request, audience } as unknown as BulkRequest)),
    ).toMatchObject({ reason });
    expect(
      await refusal(client.jobs.dryRun.query({ ...request, audience } as unknown as BulkRequest)),
    ).toMatchObject({ reason });
    expect((await client.jobs.list.query({})).jobs).toEqual([]);
  });

  test("a dynamic segment, nobody at all, and a second undo", async () => {
    const dynamic = await client.segments.create.mutate({
      type: "dynamic",
      name: "Rule",
      rule: all(is("country", "isSet")),
    });
    const customerIds = await world.customers(1);
    for (const action of ["addToSegment", "removeFromSegment"] as const) {
      const start = client.jobs.start.mutate({
        action,
        input: { segmentId: dynamic.id },
        audience: { customerIds },
      });
      expect(await refusal(start)).toMatchObject({ reason: "WRONG_TYPE" });
    }
    const nobody = client.jobs.start.mutate({
      action: "claim",
      input: {},
      audience: { segmentId: dynamic.id },
    });
    expect(await refusal(nobody)).toMatchObject({ reason: "INVALID" });
    const job = await run({ action: "claim", input: {}, audience: { customerIds } });
    const undone = await undo(job.id);
    expect(await refusal(client.jobs.undo.mutate({ id: job.id }))).toMatchObject({ reason: "CONFLICT" });
    expect(await refusal(client.jobs.undo.mutate({ id: undone.id }))).toMatchObject({ reason: "INVALID" });
  });

  test("a thing that goes while the job runs ends it with a sentence", async () => {
    const tag = await world.tag("going");
    const customerIds = await world.customers(2);
    await query(server.database, {
      text: `insert into job (org_id, action, input, audience) values ($1, 'addTags', jsonb_build_object('tagIds', jsonb_build_array($2::int)), $3)`,
      values: [world.orgId, tag + 1_000_000, customerIds],
    });
    const [job] = (await client.jobs.list.query({})).jobs;
    expect(await finished(client, job?.id ?? 0)).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(/tag/),
      changed: 0,
    });
  });
});
