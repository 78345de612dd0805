import { query } from "@segments/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { statementsDuring } from "../support/statements.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let newDynamic: Workbench["newDynamic"];
let tag: number;
let customer: number;

beforeAll(async () => {
  ({ server, world, client, newDynamic } = await startWorkbench());
  tag = await world.tag("hot-lead");
  customer = await world.customer({ name: "An", country: "VN" });
  await world.customers(5);
});
afterAll(() => server.stop());

const resolve = (id: number) => client.segments.resolveCustomerIds.query({ id });

const setReadings = (texts: readonly string[]) => texts.filter((text) => text.includes("int4send"));

test("a hit does not query, and says so", async () => {
  const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
  expect((await resolve(id)).receipt.source).toBe("live");
  const texts = await statementsDuring(server, async () => {
    expect((await resolve(id)).receipt.source).toBe("cache");
  });
  expect(texts).toEqual([]);
});

test("recompute bypasses what is kept, and refills it", async () => {
  const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
  await resolve(id);
  // Behind the one door's back: nothing tells the cache.
  await query(server.database, {
    text: "update customer set country = 'TH' where id = $1",
    values: [customer],
  });
  expect((await resolve(id)).ids).toEqual([customer]);
  expect(await client.segments.recompute.mutate({ id })).toMatchObject({
    count: 0,
    receipt: { source: "live" },
  });
  expect(await resolve(id)).toMatchObject({ ids: [], receipt: { source: "cache" } });
  await client.customers.update.mutate({ customerIds: [customer], country: "VN" });
});

test("only the predicate sets that a write touched are read again", async () => {
  const id = await newDynamic(
    all(is("tag", "containsAnyOf", [tag]), is("country", "isAnyOf", ["VN"]), is("name", "contains", "n")),
  );
  await resolve(id);
  await client.customers.tag.mutate({ customerIds: [customer], tagIds: [tag] });
  const texts = setReadings(
    await statementsDuring(server, async () => {
      expect((await resolve(id)).ids).toEqual([customer]);
    }),
  );
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain("customer_tag");
  expect(texts[0]).not.toContain("country");
  expect(texts[0]).not.toContain("name_folded");
});

test("what several segments miss is read in one statement", async () => {
  const ids = await Promise.all([
    newDynamic(all(is("language", "isAnyOf", ["vi"]))),
    newDynamic(all(is("language", "isAnyOf", ["th"]), is("created", "since", { date: "2020-01-01" }))),
    newDynamic(all(is("suppressed", "has", "any"))),
  ]);
  server.app.services.cache.clear();
  const texts = await statementsDuring(server, () => client.segments.counts.query({ ids }));
  expect(setReadings(texts)).toHaveLength(1);
});

test("a change during a running query is never hidden by its result", async () => {
  const id = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
  await client.customers.untag.mutate({ customerIds: [customer], tagIds: [tag] });
  // The reading waits behind this lock, having begun before the change and ending after it.
  const blocker = await server.database.pool.connect();
  await blocker.query("begin; lock table customer_tag in access exclusive mode");
  const early = resolve(id);
  await untilWaiting("customer_tag");
  // The change itself waits there too, and is let through first or last as the database likes.
  const changed = client.customers.tag.mutate({ customerIds: [customer], tagIds: [tag] });
  await untilWaiting("insert into customer_tag");
  await blocker.query("commit");
  blocker.release();
  await Promise.all([early, changed]);
  expect((await resolve(id)).ids).toEqual([customer]);
});

async function untilWaiting(text: string): Promise<void> {
  for (;;) {
    const waiting = await query(server.database, {
      text: "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and strpos(query, $1) > 0",
      values: [text],
    });
    if (waiting.length > 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
}
