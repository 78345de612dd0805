import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { asPerson, generous } from "../support/imports.ts";
import { finished } from "../support/jobs.ts";
import { startProcess } from "../support/process.ts";
import { startAppOn, startTestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

const MANY = 20_000;
/** Every tenth row is refused, every eleventh is about a customer of an earlier one. */
const rows = Array.from({ length: MANY }, (_, index) => {
  const email = index % 11 === 10 ? `c${index - 10}@x.org` : `c${index}@x.org`;
  return `Customer ${index},${index % 10 === 0 ? "no address" : email},tag ${index % 50},Batch`;
});
const content = ["Name,Email,Tags,Segments", ...rows].join("\n");

async function begin() {
  const server = await startTestServer();
  onTestFinished(server.stop);
  const world = await World.create(server);
  const { client, importer } = await asPerson(server, world);
  // The work is another process's alone.
  await server.app.jobs.stop();
  const other = startProcess(server.databaseUrl);
  onTestFinished(() => void other.kill("SIGKILL"));
  const request = await importer.request(content, { options: generous });
  const { id } = await client.imports.start.mutate(request);
  const job = () => client.jobs.get.query({ id });
  await expect.poll(async () => (await job()).done, { timeout: 120_000, interval: 5 }).toBeGreaterThan(0);
  const counted = async () => {
    const [counts] = await query<Record<string, number>>(server.database, {
      text: `select (select count(*)::int from customer where org_id = $1) as customers,
        (select count(*)::int from contact where org_id = $1) as contacts,
        (select count(*)::int from segment_member where org_id = $1) as members,
        (select count(*)::int from membership_log l join segment s on s.org_id = l.org_id and s.id = l.segment_id where l.org_id = $1) as joins`,
      values: [world.orgId],
    });
    return counts;
  };
  return { server, client, importer, other, id, job, counted };
}

test("an import whose process is killed goes on behind its last batch, and does no row twice", async () => {
  const { server, client, importer, other, id, job, counted } = await begin();
  other.kill("SIGKILL");
  const left = await job();
  expect(left).toMatchObject({ state: "running" });
  expect(left.done).toBeLessThan(MANY);
  expect(left.done % 1_000).toBe(0);

  const next = await startAppOn(server.databaseUrl);
  onTestFinished(next.stop);
  await finished(client, id);
  const done = await client.imports.get.query({ id });
  const refused = MANY / 10;
  expect(done.job).toMatchObject({ state: "done", total: MANY, done: MANY, skipped: refused, problem: null });
  const { created, updated } = done.report.counts;
  expect(created + updated).toBe(MANY - refused);
  expect(await counted()).toEqual({
    customers: created,
    contacts: created,
    members: created,
    joins: created,
  });
  expect(done.report.made).toMatchObject({ tags: { count: 45 }, segments: { count: 1 } });
  const lines = (await importer.problems(done)).trimEnd().split("\r\n").slice(1);
  expect(lines.map((line) => Number(line.split(",")[0]))).toEqual(
    Array.from({ length: refused }, (_, index) => 2 + index * 10),
  );
}, 300_000);

test("an import that is cancelled stops behind a batch, and keeps what it did", async () => {
  const { client, importer, id, job, counted } = await begin();
  await client.jobs.cancel.mutate({ id });
  const stopped = await job();
  expect(stopped).toMatchObject({ state: "cancelled", finishedAt: expect.any(String) });
  expect(stopped.done).toBeLessThan(MANY);
  const { report, ...detail } = await client.imports.get.query({ id });
  const after = await counted();
  expect(after).toMatchObject({ customers: report.counts.created });
  expect(stopped.changed).toBe(report.counts.created + report.counts.updated);
  expect((await importer.problems({ report, ...detail })).trimEnd().split("\r\n")).toHaveLength(
    stopped.skipped + 1,
  );
  // Nobody goes on with it.
  await client.imports.start.mutate(await importer.request("Email\nlast@x.org\n"));
  await expect
    .poll(async () => (await counted())?.customers, { timeout: 30_000 })
    .toBe((after?.customers ?? 0) + 1);
  expect(await job()).toEqual(stopped);
}, 300_000);
