import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { download } from "../support/files.ts";
import { finished } from "../support/jobs.ts";
import { startProcess } from "../support/process.ts";
import { startAppOn, startTestServer } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { World } from "../support/world.ts";

const MANY = 60_000;

test("an export whose process is killed is made by another, once and whole", async () => {
  const server = await startTestServer();
  onTestFinished(server.stop);
  const world = await World.create(server);
  const client = server.client(world.orgId, world.personId);
  await query(server.database, {
    text: `insert into customer (org_id, name, name_folded) select $1, 'C ' || n, 'c ' || n from generate_series(1, ${MANY}) n`,
    values: [world.orgId],
  });
  // The work is another process's alone until that is killed.
  await server.app.jobs.stop();
  const other = startProcess(server.databaseUrl);
  onTestFinished(() => void other.kill("SIGKILL"));
  const { id } = await client.exports.start.mutate({
    audience: {},
    columns: ["id", "name", "tags", "email"],
  });
  const chunks = () =>
    query(server.database, { text: "select from file_chunk where org_id = $1", values: [world.orgId] });
  await expect
    .poll(async () => (await chunks()).length, { timeout: 120_000, interval: 5 })
    .toBeGreaterThan(0);
  other.kill("SIGKILL");
  expect(await client.jobs.get.query({ id })).toMatchObject({ state: "running", files: [] });

  const next = await startAppOn(server.databaseUrl);
  onTestFinished(next.stop);
  const { files, ...job } = await finished(client, id);
  expect(job).toMatchObject({ state: "done", total: MANY, done: MANY });
  expect(files.length).toBe(1);
  const cookie = await signIn(server.database, world.orgId, world.personId);
  const answer = await download({ url: server.url, headers: { cookie } }, `/files/${files[0]?.id}`);
  const names = (await answer.text())
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",")[1]);
  expect([names.length, new Set(names).size]).toEqual([MANY, MANY]);
}, 300_000);
