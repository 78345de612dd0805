import { query } from "@segments/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

let server: TestServer;
let client: Client;
let tag: number;

beforeAll(async () => {
  server = await startTestServer();
  const world = await World.create(server);
  client = server.client(world.orgId, world.personId);
  tag = await world.tag("hot-lead");
  await world.customers(3, { tags: [tag] });
});
afterAll(() => server.stop());

/** How many statements wait for the table that is held. */
async function waiting(): Promise<number> {
  const rows = await query(server.database, {
    text: "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%customer_tag%'",
  });
  return rows.length;
}

test("a preview that its caller gives up is ended in the database; one that somebody else waits for is not", async () => {
  const rule = all(is("tag", "containsAnyOf", [tag]));
  const holder = await server.database.pool.connect();
  try {
    await holder.query("begin; lock table customer_tag in access exclusive mode");
    const [first, second] = [new AbortController(), new AbortController()];
    const ask = ({ signal }: AbortController) =>
      client.segments.previewRule.query({ rule, limit: 0 }, { signal });
    const given = ask(first).catch(() => "given up");
    await expect.poll(waiting).toBe(1);
    const other = ask(second).catch(() => "given up");
    // Both wait for one statement: it goes on while one of them does.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await waiting()).toBe(1);
    first.abort();
    expect(await given).toBe("given up");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await waiting()).toBe(1);
    second.abort();
    expect(await other).toBe("given up");
    await expect.poll(waiting).toBe(0);
  } finally {
    await holder.query("rollback");
    holder.release();
  }
  expect(await client.segments.previewRule.query({ rule })).toMatchObject({ count: 3 });
});
