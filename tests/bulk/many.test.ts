import { query } from "@segments/db";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { finished, undoJob } from "../support/jobs.ts";
import { type Client, startAppOn, startTestServer, type TestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

// More than one slice of a job.
const MANY = 23_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

let world: World;
let client: Client;
let tag: number;
beforeEach(async () => {
  world = await World.create(server);
  client = server.client(world.orgId, world.personId);
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
    expect(await finished(client, job.id)).toMatchObject({
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
  const job = await finished(client, started.id);
  expect(job.state).toBe("cancelled");
  expect(await tagged()).toBe(job.changed);
  expect(job.changed).toBe(job.done);
  expect(await client.jobs.cancel.mutate({ id: started.id })).toMatchObject({
    state: "cancelled",
    changed: job.changed,
  });
  if (job.changed > 0)
    expect(await undoJob(client, job.id)).toMatchObject({ changed: job.changed, skipped: 0 });
  expect(await tagged()).toBe(0);
});

test("who joins later is not touched", async () => {
  const started = await client.jobs.start.mutate({
    action: "addTags",
    input: { tagIds: [tag] },
    audience: {},
  });
  const late = await world.customer();
  expect((await finished(client, started.id)).total).toBe(MANY);
  const tags = await query(server.database, {
    text: "select tag_id from customer_tag where org_id = $1 and customer_id = $2",
    values: [world.orgId, late],
  });
  expect(tags).toEqual([]);
});
