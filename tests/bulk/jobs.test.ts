import { query } from "@segments/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Client, refusal, startAppOn, startTestServer, type TestServer } from "../support/server.ts";
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

type Request = Parameters<Client["jobs"]["start"]["mutate"]>[0];

async function finished(id: number, by = client) {
  let job = await by.jobs.get.query({ id });
  while (job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 10));
    job = await by.jobs.get.query({ id });
  }
  return job;
}

const run = async (request: Request) => finished((await client.jobs.start.mutate(request)).id);
const undo = async (id: number) => finished((await client.jobs.undo.mutate({ id })).id);

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
    const request: Request = { action, input: inputOf(ids), audience: { customerIds: ids.customers } };
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
      await refusal(client.jobs.start.mutate({ ...request, audience } as unknown as Request)),
    ).toMatchObject({ reason });
    expect(
      await refusal(client.jobs.dryRun.query({ ...request, audience } as unknown as Request)),
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
    expect(await finished(job?.id ?? 0)).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(/tag/),
      changed: 0,
    });
  });
});

describe("with many customers", () => {
  const MANY = 23_000;
  let tag: number;
  beforeEach(async () => {
    tag = await world.tag("many");
    await query(server.database, {
      text: `insert into customer (org_id, name, name_folded) select $1, 'C ' || n, 'c ' || n from generate_series(1, ${MANY}) n`,
      values: [world.orgId],
    });
  });
  const tagged = async () =>
    (
      await query<{ n: number }>(server.database, {
        text: "select count(*)::int as n from customer_tag where org_id = $1 and tag_id = $2",
        values: [world.orgId, tag],
      })
    )[0]?.n;

  test("two processes share the work, and nobody has two turns", async () => {
    const second = await startAppOn(server.databaseUrl);
    try {
      const job = await client.jobs.start.mutate({
        action: "addTags",
        input: { tagIds: [tag] },
        audience: {},
      });
      expect(await finished(job.id)).toMatchObject({
        state: "done",
        total: MANY,
        done: MANY,
        changed: MANY,
        unchanged: 0,
        skipped: 0,
      });
      expect(await tagged()).toBe(MANY);
    } finally {
      await second.stop();
    }
  });

  test("a cancelled job keeps what it did, and undoing it takes just that back", async () => {
    const started = await client.jobs.start.mutate({
      action: "addTags",
      input: { tagIds: [tag] },
      audience: {},
    });
    await client.jobs.cancel.mutate({ id: started.id });
    const job = await finished(started.id);
    expect(job.state).toBe("cancelled");
    expect(await tagged()).toBe(job.changed);
    expect(job.changed).toBe(job.done);
    expect(await client.jobs.cancel.mutate({ id: started.id })).toMatchObject({
      state: "cancelled",
      changed: job.changed,
    });
    if (job.changed > 0) expect(await undo(job.id)).toMatchObject({ changed: job.changed, skipped: 0 });
    expect(await tagged()).toBe(0);
  });

  test("who joins later is not touched", async () => {
    const started = await client.jobs.start.mutate({
      action: "addTags",
      input: { tagIds: [tag] },
      audience: {},
    });
    const late = await world.customer();
    expect((await finished(started.id)).total).toBe(MANY);
    const [row] = (await state()).filter((one) => (one as { id: number }).id === late);
    expect(row).toMatchObject({ tags: [] });
  });
});
