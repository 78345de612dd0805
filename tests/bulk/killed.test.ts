import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { startProcess } from "../support/process.ts";
import { startTestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

const MANY = 60_000;
test("a job goes on where it was when its process is killed, and does nobody twice", async () => {
  const server = await startTestServer();
  onTestFinished(server.stop);
  const world = await World.create(server);
  const client = server.client(world.orgId, world.personId);
  const tag = await world.tag("many");
  await query(server.database, {
    text: `insert into customer (org_id, name, name_folded) select $1, 'C ' || n, 'c ' || n from generate_series(1, ${MANY}) n`,
    values: [world.orgId],
  });
  // The work is another process's alone until that is killed.
  const { url } = server;
  await server.app.jobs.stop();
  const other = startProcess(server.databaseUrl);
  onTestFinished(() => void other.kill("SIGKILL"));
  const { id } = await client.jobs.start.mutate({
    action: "addTags",
    input: { tagIds: [tag] },
    audience: {},
  });
  const job = () => client.jobs.get.query({ id });
  await expect.poll(async () => (await job()).done, { timeout: 120_000, interval: 5 }).toBeGreaterThan(0);
  other.kill("SIGKILL");
  const left = await job();
  expect(url).toBeTruthy();

  const third = startProcess(server.databaseUrl);
  onTestFinished(() => void third.kill("SIGKILL"));
  await expect.poll(async () => (await job()).state, { timeout: 120_000 }).toBe("done");
  expect(await job()).toMatchObject({ total: MANY, done: MANY, changed: MANY, unchanged: 0, skipped: 0 });
  expect(left.done % 5_000).toBe(0);
  const [counted] = await query<{ tags: number; changes: number; customers: number }>(server.database, {
    text: `select (select count(*)::int from customer_tag where org_id = $1) as tags,
      (select count(*)::int from change where org_id = $1 and cause = 'bulk') as changes,
      (select count(*)::int from (select unnest(customer_ids) from change where org_id = $1 and cause = 'bulk') u) as customers`,
    values: [world.orgId],
  });
  expect(counted).toEqual({ tags: MANY, changes: MANY / 5_000, customers: MANY });
}, 300_000);
