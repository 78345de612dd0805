import { deleteExpiredCalls } from "@segments/crm";
import { query } from "@segments/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { all, is, World } from "../support/world.ts";
import { DAY, FlowStage } from "./flow-stage.ts";

let stage: FlowStage;
let tag: number;
let segmentId: number;
let members: number[];

beforeAll(async () => {
  stage = await FlowStage.open();
  tag = await stage.world.tag("hot");
  members = await stage.world.customers(25, { tags: [tag] });
  const rule = all(is("tag", "containsAnyOf", [tag]));
  segmentId = (await stage.client.segments.create.mutate({ type: "dynamic", name: "Hot", rule })).id;
});
afterAll(() => stage.server.stop());

const enroll = () => stage.client.automation.enroll;

test("pages are all of the moment of the first, whoever joins or leaves meanwhile", async () => {
  const first = await enroll().query({ segmentId, limit: 10 });
  expect(first).toMatchObject({ ids: members.slice(0, 10), total: 25, after: members[9] });
  const late = await stage.world.customer({ tags: [tag] });
  await stage.client.customers.untag.mutate({ customerIds: members.slice(8, 14), tagIds: [tag] });
  await stage.client.customers.delete.mutate({ id: members[20] ?? 0 });
  const ids = [...first.ids];
  let { after } = first;
  while (after !== null) {
    const page = await enroll().query({ segmentId, limit: 10, after, snapshot: first.snapshot ?? 0 });
    expect(page).toMatchObject({ total: 25, snapshot: first.snapshot });
    ids.push(...page.ids);
    after = page.after;
  }
  expect(ids).toEqual(members);
  // A page that was lost is asked for again.
  const again = { segmentId, limit: 10, after: members[9] ?? 0, snapshot: first.snapshot ?? 0 };
  expect((await enroll().query(again)).ids).toEqual(members.slice(10, 20));
  const now = await enroll().query({ segmentId });
  expect(now).toMatchObject({ total: 19, after: null, snapshot: null });
  expect(now.ids).toContain(late);
});

test("ids far apart come in order, each once", async () => {
  const fixed = await stage.segment();
  const far = [5, 40_000, 90_000, 3_000_000, 3_000_001, 700_000_000, 2_000_000_001];
  await query(stage.server.database, {
    text: "insert into customer (org_id, id, name, name_folded) select $1, id, 'Far', 'far' from unnest($2::int[]) as f (id)",
    values: [stage.world.orgId, far.map((id) => id + 100_000)],
  });
  const ids = far.map((id) => id + 100_000);
  await stage.add(fixed, ...ids);
  const found: number[] = [];
  let page = await enroll().query({ segmentId: fixed, limit: 2 });
  const { snapshot } = page;
  for (;;) {
    found.push(...page.ids);
    if (page.after === null) break;
    page = await enroll().query({ segmentId: fixed, limit: 2, after: page.after, snapshot: snapshot ?? 0 });
  }
  expect(found).toEqual(ids);
});

test("a snapshot is kept for a day, and is of one segment and one organization", async () => {
  const { snapshot } = await enroll().query({ segmentId, limit: 1 });
  const request = { segmentId, limit: 1, after: 1, snapshot: snapshot ?? 0 };
  const other = await stage.segment();
  expect(await refusal(enroll().query({ ...request, segmentId: other }))).toMatchObject({
    reason: "NOT_FOUND",
  });
  const stranger = await World.create(stage.server, { name: "Strangers" });
  const foreign = stage.server.client(stranger.orgId, stranger.personId);
  expect(await refusal(foreign.automation.enroll.query(request))).toMatchObject({ reason: "NOT_FOUND" });
  await stage.pass(DAY + 1_000);
  expect(await refusal(enroll().query(request))).toMatchObject({
    message: expect.stringContaining("it is kept for a day"),
  });
  await deleteExpiredCalls(stage.server.app.services);
  expect(await stage.server.database.prisma.enrolmentBlock.count()).toBe(0);
});

test("nobody is enrolled by a rule that can’t be evaluated", async () => {
  const lost = await stage.world.tag("lost");
  const rule = all(is("tag", "containsNoneOf", [lost]));
  const { id } = await stage.client.segments.create.mutate({ type: "dynamic", name: "Broken", rule });
  await stage.client.tags.delete.mutate({ id: lost, force: true });
  expect(await refusal(enroll().query({ segmentId: id }))).toMatchObject({ reason: "BROKEN" });
  expect((await stream(id)).status).toBe(422);
});

test("as a stream: an id a line, and how many there are", async () => {
  const answer = await stream(segmentId);
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  const ids = (await answer.text()).trim().split("\n").map(Number);
  expect(ids).toEqual(await stage.idsOf(segmentId));
  expect(answer.headers.get("x-total-count")).toBe(String(ids.length));
  const empty = await stream(await stage.segment());
  expect([await empty.text(), empty.headers.get("x-total-count")]).toEqual(["", "0"]);
  expect((await stream(0)).status).toBe(400);
});

async function stream(id: number): Promise<Response> {
  const { server, world } = stage;
  const cookie = await signIn(server.database, world.orgId, world.personId);
  return fetch(`${server.url}/files/enroll.ndjson?segment=${id}`, { headers: { cookie } });
}
