import { query } from "@segments/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrolledIn, newDraft, newStatic, runCampaign } from "../support/campaigns.ts";
import { holdCustomer } from "../support/held-customer.ts";
import { type Client, refusal, startAppOn, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
/** Another process's worth, so that a job that is held up holds up no other. */
let second: Awaited<ReturnType<typeof startAppOn>>;
beforeAll(async () => {
  server = await startTestServer();
  second = await startAppOn(server.databaseUrl);
});
afterAll(async () => {
  await second.stop();
  await server.stop();
});

let world: World;
let client: Client;
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
});

const reachable = { contacts: [{ channel: "email", address: "a@example.com" }] } as const;
const enrolled = (id: number) => enrolledIn(server.database, id);

const idsOf = async (id: number) => (await client.segments.resolveCustomerIds.query({ id })).ids;

describe("a campaign that starts", () => {
  test("enrols included less excluded, fills its segment, and says how it came about", async () => {
    const [a = 0, b = 0, c = 0] = await world.customers(3, { ...reachable, country: "VN" });
    const mute = await world.customer({ country: "VN" });
    const suppressed = await world.customer({
      country: "VN",
      contacts: [{ channel: "phone", address: "+84 1", suppressed: true }],
    });
    const included = (
      await client.segments.create.mutate({
        type: "dynamic",
        name: "Vietnam",
        rule: all(is("country", "isAnyOf", ["VN"])),
      })
    ).id;
    const excluded = await newStatic(client, "Cooldown — tired", [c]);
    const id = await newDraft(client, "Spring launch", [included], [excluded]);
    const campaign = await runCampaign(client, { id });
    expect(campaign).toMatchObject({
      state: "done",
      enrolled: 2,
      alreadyRan: { name: "Already ran campaign Spring launch", type: "static", trouble: null },
      frozen: {
        included: 5,
        steps: [
          { kind: "segment", segmentId: excluded, name: "Cooldown — tired", removed: 1, alone: 1, left: 4 },
          { kind: "unreachable", segmentId: null, removed: 2, alone: 2, left: 2 },
        ],
      },
      job: { state: "done", total: 2, done: 2, changed: 2, undoable: false },
    });
    expect(await enrolled(id)).toEqual([a, b]);
    expect(await idsOf(campaign.alreadyRan?.id ?? 0)).toEqual([a, b]);
    expect([mute, suppressed]).toHaveLength(2);
    const log = await query<{ cause: string }>(server.database, {
      text: "select distinct c.cause from membership_log m join change c on c.org_id = m.org_id and c.id = m.change_id where m.org_id = $1 and m.segment_id = $2",
      values: [world.orgId, campaign.alreadyRan?.id],
    });
    expect(log).toEqual([{ cause: "campaign" }]);
    const page = await client.campaigns.enrolled.query({ id });
    expect([page.total, page.gone, page.rows.map((row) => row.id)]).toEqual([2, 0, [a, b]]);
    await client.customers.delete.mutate({ id: b });
    expect(await client.campaigns.enrolled.query({ id })).toMatchObject({ total: 1, gone: 1 });
    expect(await client.campaigns.enrolled.query({ id, search: "0001" })).toMatchObject({ total: 1 });
    const { entries } = await client.audit.list.query({ action: "campaign.start" });
    expect(entries).toMatchObject([{ subject: { id, name: "Spring launch" }, detail: { customers: 2 } }]);
  });

  test("enrols those who can't be reached only where that is asked for", async () => {
    const ids = await world.customers(2);
    const includeIds = [await newStatic(client, "All", ids)];
    const { id } = await client.campaigns.create.mutate({ name: "Letter", includeIds, onlyReachable: false });
    expect(
      await client.campaigns.preview.query({ campaignId: id, includeIds, onlyReachable: false }),
    ).toMatchObject({ result: { count: 2, reachable: 0, steps: [] } });
    await runCampaign(client, { id });
    expect(await enrolled(id)).toEqual(ids);
  });

  test("a later one that excludes it enrols nobody of it, even while it still runs", async () => {
    const ids = await world.customers(4, reachable);
    const everyone = await newStatic(client, "Everyone", ids);
    const first = await newDraft(client, "First", [await newStatic(client, "Half", ids.slice(0, 2))]);
    const { alreadyRan } = await runCampaign(client, { id: first });
    const second = await newDraft(client, "Second", [everyone], [alreadyRan?.id ?? 0]);
    await runCampaign(client, { id: second });
    expect(await enrolled(second)).toEqual(ids.slice(2));

    // One that runs: nobody is in its segment yet, and all it is about are left out.
    const slow = await newDraft(client, "Slow", [await newStatic(client, "The last", ids.slice(3))]);
    const held = await holdCustomer(server.database, world.orgId, ids[3] ?? 0);
    const running = await client.campaigns.start.mutate({ id: slow });
    expect(running).toMatchObject({ state: "running", enrolled: 0 });
    const third = await newDraft(client, "Third", [everyone], [running.alreadyRan?.id ?? 0]);
    await runCampaign(client, { id: third });
    expect(await enrolled(third)).toEqual(ids.slice(0, 3));
    await held.letGo();
    await runCampaign(client, { id: slow });
    expect(await enrolled(slow)).toEqual(ids.slice(3));
  });

  test("who was put into its segment before is left out, as the preview says", async () => {
    const ids = await world.customers(3, reachable);
    const everyone = await newStatic(client, "Everyone", ids);
    const own = await newStatic(client, "already ran campaign LAUNCH", ids.slice(0, 1));
    const id = await newDraft(client, "Launch", [everyone]);
    const { result } = await client.campaigns.preview.query({ campaignId: id, includeIds: [everyone] });
    expect(result).toMatchObject({
      count: 2,
      steps: [
        { kind: "ownSegment", segmentId: own, removed: 1 },
        { kind: "unreachable", removed: 0 },
      ],
    });
    await runCampaign(client, { id });
    expect(await enrolled(id)).toEqual(ids.slice(1));
    expect(await idsOf(own)).toEqual(ids);
  });
});

describe("nobody is enrolled twice", () => {
  async function prepared(count = 30) {
    const ids = await world.customers(count, reachable);
    return { ids, id: await newDraft(client, "Once", [await newStatic(client, "Everyone", ids)]) };
  }

  /** All that was written of a campaign. */
  async function traces(id: number) {
    const [found] = await query<{ enrolments: number; jobs: number; joins: number }>(server.database, {
      text: `select (select count(*)::int from campaign_enrolment where org_id = $1 and campaign_id = $2) as enrolments,
        (select count(*)::int from job where org_id = $1 and action = 'startCampaign' and (input ->> 'campaignId')::int = $2) as jobs,
        (select count(*)::int from membership_log m join campaign c on c.org_id = m.org_id and c.already_ran_id = m.segment_id where c.org_id = $1 and c.id = $2) as joins`,
      values: [world.orgId, id],
    });
    return found;
  }

  test("by two clicks at once, in two processes, and a second start later", async () => {
    const { ids, id } = await prepared();
    const other = second.client(world.orgId, world.personId);
    const clicks = [client, other, client, other].map((one) => one.campaigns.start.mutate({ id }));
    const answers = await Promise.all(clicks);
    expect(new Set(answers.map(({ job }) => job?.id)).size).toBe(1);
    const campaign = await runCampaign(client, { id });
    expect(campaign).toMatchObject({ state: "done", enrolled: ids.length });
    expect(await client.campaigns.start.mutate({ id })).toMatchObject({
      state: "done",
      job: { id: campaign.job?.id },
    });
    expect(await traces(id)).toEqual({ enrolments: ids.length, jobs: 1, joins: ids.length });
  });

  test("by undoing, nor by asking for the action itself", async () => {
    const { id } = await prepared(2);
    const { job } = await runCampaign(client, { id });
    expect(await refusal(client.jobs.undo.mutate({ id: job?.id ?? 0 }))).toMatchObject({
      reason: "INVALID",
      message: expect.stringContaining("They stay enrolled"),
    });
    const asked = { action: "startCampaign", input: {}, audience: {} } as never;
    expect(await refusal(client.jobs.start.mutate(asked))).toMatchObject({ reason: "INVALID" });
  });

  test("cancelled on the way: who is enrolled stays so, it is not started again, and its copy leaves them out", async () => {
    const MANY = 12_000;
    await query(server.database, {
      text: `insert into customer (org_id, name, name_folded, country) select $1, 'C ' || n, 'c ' || n, 'VN' from generate_series(1, ${MANY}) n`,
      values: [world.orgId],
    });
    const rule = all(is("country", "isAnyOf", ["VN"]));
    const { id: vietnam } = await client.segments.create.mutate({ type: "dynamic", name: "Vietnam", rule });
    const { id } = await client.campaigns.create.mutate({
      name: "Once",
      includeIds: [vietnam],
      onlyReachable: false,
    });
    const everybody = await idsOf(vietnam);
    // In the second slice of 5,000.
    const held = await holdCustomer(server.database, world.orgId, everybody[7_000] ?? 0);
    await client.campaigns.start.mutate({ id });
    await expect.poll(async () => (await client.campaigns.get.query({ id })).enrolled).toBe(5_000);
    await expect.poll(() => isWaiting("insert into segment_member")).toBe(true);
    const cancelling = client.campaigns.cancel.mutate({ id });
    await expect.poll(() => isWaiting("update job set state = 'cancelled'")).toBe(true);
    await held.letGo();
    expect(await cancelling).toMatchObject({ state: "cancelled", enrolled: 10_000 });
    expect(await enrolled(id)).toEqual(everybody.slice(0, 10_000));
    expect(await refusal(client.campaigns.start.mutate({ id }))).toMatchObject({
      reason: "CONFLICT",
      message: expect.stringContaining("was cancelled after 10,000 were enrolled"),
    });

    const copy = await client.campaigns.duplicate.mutate({ id });
    expect(copy).toMatchObject({ state: "draft", name: "Once (copy)", picked: 0, onlyReachable: false });
    expect(copy.excludes).toMatchObject([{ name: "Already ran campaign Once", trouble: null }]);
    await runCampaign(client, { id: copy.id });
    expect(await enrolled(copy.id)).toEqual(everybody.slice(10_000));
  });

  /** Whether such a statement waits for a lock. */
  async function isWaiting(statement: string): Promise<boolean> {
    const found = await query(server.database, {
      text: "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and strpos(query, $1) > 0",
      values: [statement],
    });
    return found.length > 0;
  }
});

test("the audience is of one moment, however much is written while it is read", async () => {
  const ids = await world.customers(20, reachable);
  const left = await newStatic(client, "Left", ids);
  const right = await newStatic(client, "Right", []);
  // They are always in one of the two: who reads one before and the other after they move finds nobody, or all twice.
  let moving = true;
  const { prisma } = server.database;
  const mover = (async () => {
    for (let from = left; moving; from = from === left ? right : left) {
      const data = { segmentId: from === left ? right : left };
      await prisma.segmentMember.updateMany({ where: { orgId: world.orgId, segmentId: from }, data });
    }
  })();
  for (let round = 1; round <= 8; round++) {
    const id = await newDraft(client, `Round ${round}`, [left, right]);
    const { frozen } = await runCampaign(client, { id });
    expect(frozen).toMatchObject({ included: 20, steps: [{ kind: "unreachable", removed: 0, left: 20 }] });
    expect(await enrolled(id)).toEqual(ids);
  }
  moving = false;
  await mover;
});
