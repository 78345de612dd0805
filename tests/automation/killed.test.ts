import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { readLog, settled } from "../support/ledger.ts";
import { startProcess } from "../support/process.ts";
import { all, is } from "../support/world.ts";
import { FlowStage, patience } from "./flow-stage.ts";

const CUSTOMERS = 60;
const KILLS = 3;

/** The same numbers each time, from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

test("under kills every customer goes through every step once", async () => {
  const stage = await FlowStage.open();
  const { server, world, client } = stage;
  onTestFinished(server.stop);
  // The steps are done by two other processes alone, which are killed again and again.
  await server.app.flows.stop();
  const customers = await world.customers(CUSTOMERS);
  const tags = await Promise.all(["a", "b", "c"].map((name) => world.tag(name)));
  const [hot = 0, one = 0, two = 0] = tags;
  const rule = all(is("tag", "containsAnyOf", [hot]));
  const dynamic = await client.segments.create.mutate({ type: "dynamic", name: "Hot", rule });
  const [target, cold] = [await stage.segment(), await stage.segment()];
  await settled(server, world.orgId);
  const steps = [
    { kind: "addTag" as const, tagId: one },
    { kind: "condition" as const, rule },
    { kind: "addToSegment" as const, segmentId: target },
    { kind: "removeTag" as const, tagId: one },
    { kind: "addTag" as const, tagId: two },
  ];
  const flows = [
    await stage.flow({ kind: "joined", segmentId: dynamic.id }, steps),
    await stage.flow({ kind: "inbound" }, [...steps.slice(0, 1), { kind: "addToSegment", segmentId: cold }]),
  ];

  const processes = [startProcess(server.databaseUrl), startProcess(server.databaseUrl)];
  onTestFinished(() => processes.forEach((process) => void process.kill("SIGKILL")));
  let over = false;
  let kills = 0;
  const killing = (async () => {
    const next = numbers(11);
    while (kills < KILLS) {
      const before = await doneSteps();
      // In the middle of what they do.
      while (!over && (await doneSteps()) < before + 5)
        await new Promise((resolve) => setTimeout(resolve, 2));
      if (over) break;
      await new Promise((resolve) => setTimeout(resolve, next(30)));
      const place = kills % processes.length;
      processes[place]?.kill("SIGKILL");
      processes[place] = startProcess(server.databaseUrl);
      kills += 1;
    }
  })();
  for (const customerId of customers) {
    await client.customers.tag.mutate({ customerIds: [customerId], tagIds: [hot] });
    await stage.inbound(customerId);
    // Slowly enough that there is something to do during each kill.
    await new Promise((resolve) => setTimeout(resolve, kills < KILLS ? 150 : 0));
  }
  await settled(server, world.orgId);
  const ended = async (id: number) => {
    const { runs } = await client.flows.get.query({ id });
    return [runs.done, runs.running + runs.waiting + runs.failed + runs.stopped];
  };
  for (const id of flows)
    await expect.poll(() => ended(id), { ...patience, timeout: 200_000 }).toEqual([CUSTOMERS, 0]);
  over = true;
  await killing;
  expect(kills).toBeGreaterThan(1);

  // Each step once, and what it did once.
  expect(await doneSteps()).toBe(CUSTOMERS * (5 + 2));
  const changes = await query<{ facet: string; customers: number[] }>(server.database, {
    text: `select facets[1] as facet, array_agg(n order by n) as customers from change c, unnest(c.customer_ids) as n
      where c.org_id = $1 and c.cause = 'automation' and facets[1] = any($2) group by 1`,
    values: [world.orgId, [`tag:${two}`]],
  });
  expect(changes).toEqual([{ facet: `tag:${two}`, customers }]);
  const joined = (await readLog(server, world.orgId)).filter(({ cause }) => cause === "automation");
  for (const segment of [target, cold]) {
    const ids = joined.filter(({ segmentId }) => segmentId === segment).map(({ customerId }) => customerId);
    expect(ids.sort((a, b) => a - b)).toEqual(customers);
  }

  async function doneSteps(): Promise<number> {
    const [row] = await query<{ count: number }>(server.database, {
      text: "select count(*)::int as count from flow_step_run where org_id = $1",
      values: [world.orgId],
    });
    return row?.count ?? 0;
  }
}, 400_000);
