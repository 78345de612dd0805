import { CHANGES_CHANNEL } from "@segments/crm";
import { query } from "@segments/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startAppOn } from "../support/server.ts";
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
  customer = await world.customer();
});
afterAll(() => server.stop());

const resolve = (id: number) => client.segments.resolveCustomerIds.query({ id });

describe("two processes on one database", () => {
  test("see each other's changes", async () => {
    const other = await startAppOn(server.databaseUrl);
    try {
      const elsewhere = other.client(world.orgId, world.personId);
      const id = await newDynamic(all(is("tag", "containsNoneOf", [tag])));
      for (const [writer, reader] of [
        [client, elsewhere],
        [elsewhere, client],
      ] as const) {
        for (const procedure of [writer.customers.tag, writer.customers.untag]) {
          await reader.segments.resolveCustomerIds.query({ id });
          await procedure.mutate({ customerIds: [customer], tagIds: [tag] });
          const wanted = procedure === writer.customers.untag;
          await expect
            .poll(async () => (await reader.segments.resolveCustomerIds.query({ id })).ids.includes(customer))
            .toBe(wanted);
        }
      }
    } finally {
      await other.stop();
    }
  });

  test("while the other can't be heard, nothing is kept; afterwards it is again", async () => {
    const other = await startAppOn(server.databaseUrl);
    try {
      const elsewhere = other.client(world.orgId, world.personId);
      const id = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
      const source = async () => (await elsewhere.segments.resolveCustomerIds.query({ id })).receipt.source;
      await source();
      expect(await source()).toBe("cache");
      const cut = async () => {
        await query(server.database, {
          text: "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'segments listener' and datname = current_database()",
        });
      };
      await cut();
      await expect.poll(() => other.app.services.cache.size.entries).toBe(0);
      await expect.poll(() => other.app.hearing).toBe(true);
      await source();
      expect(await source()).toBe("cache");
    } finally {
      await other.stop();
    }
  });

  test("a notice too long to be sent whole still ends what it concerns", async () => {
    const id = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
    await resolve(id);
    await query(server.database, {
      text: "select pg_notify($1, $2)",
      values: [CHANGES_CHANNEL, JSON.stringify({ org: world.orgId, from: "another process" })],
    });
    await expect.poll(async () => (await resolve(id)).receipt.source).toBe("live");
  });

  test.each(["no JSON", "null", "", "7"])("a notice that says %j harms nothing", async (payload) => {
    const id = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
    await resolve(id);
    const notify = (text: string) =>
      query(server.database, { text: "select pg_notify($1, $2)", values: [CHANGES_CHANNEL, text] });
    await notify(payload);
    await notify(JSON.stringify({ org: world.orgId, from: "another process" }));
    await expect.poll(async () => (await resolve(id)).receipt.source).toBe("live");
    await resolve(id);
    expect((await resolve(id)).receipt.source).toBe("cache");
  });
});
