import { query } from "@segments/db";
import { expect, onTestFinished, test } from "vitest";
import { readLog, settled } from "../support/ledger.ts";
import { startProcess } from "../support/process.ts";
import { startTestServer } from "../support/server.ts";
import { all, any, is, World } from "../support/world.ts";

const CUSTOMERS = 120;
const WRITERS = 4;
const WRITES = 60;
const KILLS = 6;

/** The same numbers each time, from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

test("under writes and kills the ledger says each transition once, in order, and ends where the rules do", async () => {
  const server = await startTestServer();
  onTestFinished(server.stop);
  // The ledger is kept by two other processes alone, which are killed again and again.
  await server.app.ledger.stop();
  await server.app.jobs.stop();
  const world = await World.create(server);
  const client = server.client(world.orgId, world.personId);
  const tags = [await world.tag("a"), await world.tag("b"), await world.tag("c")] as const;
  const customers = await world.customers(CUSTOMERS);
  const fixed = (await client.segments.create.mutate({ type: "static", name: "Fixed" })).id;
  const tagged = (id: number) => is("tag", "containsAnyOf", [id]);
  const rules = [
    all(tagged(tags[0])),
    any(tagged(tags[1]), is("country", "isAnyOf", ["VN", "TH"])),
    { ...all(tagged(tags[0]), tagged(tags[2])), not: true },
    all(is("segment", "currentlyIn", [fixed])),
    all(is("country", "isNotSet"), is("segment", "notCurrentlyIn", [fixed])),
  ];
  const segments: number[] = [];
  for (const [index, rule] of rules.entries()) {
    const input = { type: "dynamic" as const, name: `D${index}`, rule, announce: true };
    segments.push((await client.segments.create.mutate(input)).id);
  }
  const nested = all(
    is("segment", "currentlyIn", [segments[0] ?? 0]),
    is("segment", "notCurrentlyIn", [segments[1] ?? 0]),
  );
  segments.push(
    (await client.segments.create.mutate({ type: "dynamic", name: "Nested", rule: nested, announce: true }))
      .id,
  );

  const processes = [startProcess(server.databaseUrl), startProcess(server.databaseUrl)];
  onTestFinished(() => processes.forEach((one) => void one.kill("SIGKILL")));
  await settled(server, world.orgId);

  let writing = true;
  const kills = (async () => {
    const next = numbers(7);
    for (let count = 0; count < KILLS && writing; count++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + next(900)));
      const place = next(processes.length);
      processes[place]?.kill("SIGKILL");
      processes[place] = startProcess(server.databaseUrl);
    }
  })();
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const next = numbers(writer + 1);
      const some = () => Array.from({ length: 1 + next(5) }, () => customers[next(CUSTOMERS)] ?? 0);
      for (let count = 0; count < WRITES; count++) {
        const customerIds = some();
        const tagIds = [tags[next(3) as 0 | 1 | 2]];
        const country = ["VN", "TH", "DE", null][next(4)] ?? null;
        const writes = [
          () => client.customers.tag.mutate({ customerIds, tagIds }),
          () => client.customers.untag.mutate({ customerIds, tagIds }),
          () => client.customers.update.mutate({ customerIds, country }),
          () => client.segments.addCustomers.mutate({ id: fixed, customerIds }),
          () => client.segments.removeCustomers.mutate({ id: fixed, customerIds }),
          () => client.customers.create.mutate({ name: `New ${writer} ${count}` }),
        ];
        await writes[next(writes.length)]?.();
      }
    }),
  );
  writing = false;
  await kills;
  await settled(server, world.orgId);

  const log = await readLog(server, world.orgId);
  // Without gaps, and each customer in turns.
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  const isIn = new Map<string, boolean>();
  for (const { segmentId, customerId, joined } of log) {
    const pair = `${segmentId}/${customerId}`;
    expect([pair, isIn.get(pair) ?? false]).toEqual([pair, !joined]);
    isIn.set(pair, joined);
  }
  for (const id of [fixed, ...segments]) {
    const { ids } = await client.segments.resolveCustomerIds.query({ id });
    const replayed = [...isIn].flatMap(([pair, joined]) => {
      const [segmentId, customerId] = pair.split("/").map(Number);
      return joined && segmentId === id && customerId !== undefined ? [customerId] : [];
    });
    expect([id, replayed.sort((a, b) => a - b)]).toEqual([id, ids]);
  }
  expect(log.length).toBeGreaterThan(WRITES);
  const [{ kept = 0 } = {}] = await query<{ kept: number }>(server.database, {
    text: "select count(*)::int as kept from segment_checkpoint where org_id = $1",
    values: [world.orgId],
  });
  expect(kept).toBe(segments.length);
}, 240_000);
