import { readFileSync } from "node:fs";
import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { download } from "../support/files.ts";
import { finished } from "../support/jobs.ts";
import { startProcess } from "../support/process.ts";
import { startTestServer } from "../support/server.ts";
import { signIn } from "../support/session-cookie.ts";
import { World } from "../support/world.ts";

/** EXPORT_ROWS=1000000 for as many. */
const ROWS = Number(process.env.EXPORT_ROWS ?? 20_000);
/** How large the heap may become, in MB: less than what the rows would take, held all at once. */
const HEAP = 128;

test(`${ROWS.toLocaleString("en")} rows are exported by a process with little memory`, async () => {
  const server = await startTestServer({ rateLimit: 0 });
  onTestFinished(server.stop);
  const world = await World.create(server);
  const [hot, cold] = [await world.tag("hot"), await world.tag("cold")];
  const insert = (text: string, ...values: unknown[]) =>
    query(server.database, { text, values: [world.orgId, ...values] });
  await insert(
    `insert into customer (org_id, name, name_folded, country) select $1, 'Müller, ' || n, 'müller, ' || n, 'VN' from generate_series(1, $2::int) n`,
    ROWS,
  );
  await insert(
    `insert into contact (org_id, customer_id, channel, address, address_folded)
    select $1, id, 'email', 'user' || id || '@example.com', 'user' || id || '@example.com' from customer where org_id = $1`,
  );
  await insert(
    `insert into customer_tag (org_id, tag_id, customer_id)
    select $1, t, id from customer, unnest($2::int[]) t where org_id = $1`,
    [hot, cold],
  );
  await server.app.jobs.stop();
  const other = startProcess(server.databaseUrl, [`--max-old-space-size=${HEAP}`]);
  onTestFinished(() => void other.kill("SIGKILL"));

  const client = server.client(world.orgId, world.personId);
  const began = performance.now();
  const columns = ["id", "name", "email", "country", "tags"] as const;
  const { id } = await client.exports.start.mutate({ audience: {}, columns: [...columns] });
  const { files, ...job } = await finished(client, id);
  const seconds = (performance.now() - began) / 1000;
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${other.pid}/status`, "utf8"))?.[1];
  console.log(`${Math.round(ROWS / seconds)} rows/s, peak ${Math.round(Number(peak) / 1024)} MB`);
  expect(job).toMatchObject({ state: "done", total: ROWS, done: ROWS });

  const cookie = await signIn(server.database, world.orgId, world.personId);
  const answer = await download({ url: server.url, headers: { cookie } }, `/files/${files[0]?.id}`);
  const ids = new Set<string>();
  let rest = "";
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + part).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) ids.add(line.slice(0, line.indexOf(",")));
  }
  // The header is one.
  expect([ids.size, rest]).toEqual([ROWS + 1, ""]);
}, 3_600_000);
