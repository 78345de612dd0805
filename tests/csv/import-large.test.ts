import { readFileSync } from "node:fs";
import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { asPerson, generous } from "../support/imports.ts";
import { finished } from "../support/jobs.ts";
import { startProcess } from "../support/process.ts";
import { startTestServer } from "../support/server.ts";
import { World } from "../support/world.ts";

/** IMPORT_ROWS=1000000 for as many. */
const ROWS = Number(process.env.IMPORT_ROWS ?? 20_000);
/** How large the heap may become, in MB: less than what the rows would take, held all at once. */
const HEAP = 160;

test(`${ROWS.toLocaleString("en")} rows are checked and imported by a process with little memory`, async () => {
  const server = await startTestServer({ rateLimit: 0 });
  onTestFinished(server.stop);
  const world = await World.create(server);
  await world.product("Roaster");
  const { client, importer } = await asPerson(server, world);
  await server.app.jobs.stop();
  const other = startProcess(server.databaseUrl, [`--max-old-space-size=${HEAP}`]);
  onTestFinished(() => void other.kill("SIGKILL"));

  const header = "Name,Email,Phone,Company,Country,Language,Tags,Static segments,Fit: Roaster\n";
  const rows = Array.from(
    { length: ROWS },
    (_, index) =>
      `"Müller, ${index}",user${index}@example.com,+84 90 ${index},Company ${index % 5_000},VN,vi,hot-lead; tag ${index % 40},${index % 10 === 0 ? "Q1 batch" : ""},${index % 100}\n`,
  );
  const request = await importer.request(Buffer.from(header + rows.join("")), { options: generous });

  const measured = async (what: string, begin: () => Promise<{ id: number }>) => {
    const began = performance.now();
    const { id } = await begin();
    await finished(client, id);
    const seconds = (performance.now() - began) / 1000;
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${other.pid}/status`, "utf8"))?.[1];
    console.log(`${what}: ${Math.round(ROWS / seconds)} rows/s, peak ${Math.round(Number(peak) / 1024)} MB`);
    return client.imports.get.query({ id });
  };
  const checked = await measured("check", () => client.imports.check.mutate(request));
  expect(checked.job).toMatchObject({ state: "done", total: ROWS, changed: ROWS, skipped: 0 });
  const done = await measured("import", () => client.imports.start.mutate(request));
  expect(done.job).toMatchObject({ state: "done", total: ROWS, changed: ROWS, skipped: 0 });
  expect(done.report.made).toEqual(checked.report.made);
  const again = await measured("again", () => client.imports.start.mutate(request));
  expect(again.job).toMatchObject({ state: "done", changed: 0, unchanged: ROWS });
  const [counts] = await query<{ customers: number; addresses: number }>(server.database, {
    text: `select (select count(*)::int from customer where org_id = $1) as customers,
      (select count(distinct address_folded)::int from contact where org_id = $1 and channel = 'email') as addresses`,
    values: [world.orgId],
  });
  expect(counts).toEqual({ customers: ROWS, addresses: ROWS });
}, 3_600_000);
