import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { startProcess } from "../support/process.ts";
import { startTestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

const MANY = 40_000;

test("enrolling goes on where it was when its process is killed, and enrols nobody twice", async () => {
  const server = await startTestServer();
  onTestFinished(server.stop);
  const world = await World.create(server);
  const client = server.client(world.orgId, world.personId);
  await query(server.database, {
    text: `insert into customer (org_id, name, name_folded, country) select $1, 'C ' || n, 'c ' || n, 'VN' from generate_series(1, ${MANY}) n`,
    values: [world.orgId],
  });
  const { id: segment } = await client.segments.create.mutate({
    type: "dynamic",
    name: "Vietnam",
    rule: all(is("country", "isAnyOf", ["VN"])),
  });
  // The work is another process's alone until that is killed.
  await server.app.jobs.stop();
  const other = startProcess(server.databaseUrl);
  onTestFinished(() => void other.kill("SIGKILL"));
  const { id } = await client.campaigns.create.mutate({
    name: "Launch",
    includeIds: [segment],
    onlyReachable: false,
  });
  await client.campaigns.start.mutate({ id });
  const campaign = () => client.campaigns.get.query({ id });
  await expect
    .poll(async () => (await campaign()).enrolled, { timeout: 120_000, interval: 5 })
    .toBeGreaterThan(0);
  other.kill("SIGKILL");
  const left = await campaign();
  expect(left.enrolled).toBe(left.job?.done);

  // Who would be included by now is not: the audience was frozen. Nor does asking again begin anew.
  await world.customer({ country: "VN" });
  await client.campaigns.start.mutate({ id });
  const third = startProcess(server.databaseUrl);
  onTestFinished(() => void third.kill("SIGKILL"));
  await expect.poll(async () => (await campaign()).state, { timeout: 120_000 }).toBe("done");
  expect(await campaign()).toMatchObject({ enrolled: MANY, job: { total: MANY, done: MANY, changed: MANY } });
  const [counted] = await query<{ enrolments: number; members: number; joins: number; jobs: number }>(
    server.database,
    {
      text: `select (select count(*)::int from campaign_enrolment where org_id = $1) as enrolments,
        (select count(*)::int from segment_member where org_id = $1) as members,
        (select count(*)::int from membership_log where org_id = $1 and segment_id = $2) as joins,
        (select count(*)::int from job where org_id = $1) as jobs`,
      values: [world.orgId, left.alreadyRan?.id],
    },
  );
  expect(counted).toEqual({ enrolments: MANY, members: MANY, joins: MANY, jobs: 1 });
}, 300_000);
