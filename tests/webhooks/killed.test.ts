import { expect, onTestFinished, test } from "vitest";
import { readLog, settled } from "../support/ledger.ts";
import { startProcess } from "../support/process.ts";
import { SECRET } from "../support/session-cookie.ts";
import { all, is } from "../support/world.ts";
import { PostOffice } from "./post-office.ts";

const CUSTOMERS = 40;
const WRITERS = 3;
const WRITES = 25;
const KILLS = 3;

/** The same numbers each time, from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

test("under writes and kills every endpoint is told each transition in one message, and of a segment in order", async () => {
  const office = await PostOffice.open();
  const { server, world, client } = office;
  onTestFinished(server.stop);
  // Messages are sent by two other processes alone, which are killed again and again.
  await server.app.webhooks.stop();
  const next = numbers(3);
  const answers = [...Array(9).fill(200), 500] as const;
  const receivers = [
    await office.receiver((response) => response.writeHead(answers[next(10)] ?? 200).end()),
    await office.receiver(async (response) => {
      await new Promise((resolve) => setTimeout(resolve, next(50)));
      response.writeHead(200).end();
    }),
  ] as const;
  const tag = await world.tag("t");
  const customers = await world.customers(CUSTOMERS);
  const segments = [await office.segment(), await office.segment()];
  const rule = all(is("tag", "containsAnyOf", [tag]));
  segments.push((await client.segments.create.mutate({ type: "dynamic", name: "Tagged", rule })).id);
  await settled(server, world.orgId);
  const endpoints = [await office.endpoint(receivers[0].url), await office.endpoint(receivers[1].url)];

  const own = { SECRET, WEBHOOKS_ALLOW_PRIVATE: "true" };
  const start = () => startProcess(server.databaseUrl, [], own);
  const processes = [start(), start()];
  onTestFinished(() => processes.forEach((one) => void one.kill("SIGKILL")));
  await client.webhooks.test.mutate({ id: endpoints[1]?.id ?? 0 });
  await expect.poll(() => receivers[1].calls.length, { timeout: 300_000 }).toBe(1);

  let kills = 0;
  let over = false;
  const killing = (async () => {
    while (kills < KILLS) {
      // In the middle of what it does.
      const before = receivers[1].calls.length;
      while (!over && receivers[1].calls.length < before + 4)
        await new Promise((resolve) => setTimeout(resolve, 5));
      if (over) break;
      const place = kills % processes.length;
      processes[place]?.kill("SIGKILL");
      processes[place] = start();
      kills += 1;
    }
  })();
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const pick = numbers(writer + 1);
      for (let count = 0; count < WRITES; count++) {
        const some = Array.from({ length: 1 + pick(5) }, () => customers[pick(CUSTOMERS)] ?? 0);
        const customerIds = [...new Set(some)];
        const segment = segments[pick(2)] ?? 0;
        const writes = [
          () => office.add(segment, customerIds),
          () => office.remove(segment, customerIds),
          () => client.customers.tag.mutate({ customerIds, tagIds: [tag] }),
          () => client.customers.untag.mutate({ customerIds, tagIds: [tag] }),
        ];
        await writes[pick(writes.length)]?.();
      }
    }),
  );
  await settled(server, world.orgId);
  for (const { id } of endpoints) {
    await expect.poll(() => office.behind(id), { timeout: 300_000 }).toBe(0);
    await expect.poll(async () => (await office.status(id)).pending, { timeout: 300_000 }).toBe(0);
  }

  over = true;
  await killing;
  expect(kills).toBeGreaterThan(1);

  const log = await readLog(server, world.orgId);
  expect(log.length).toBeGreaterThan(WRITES);
  for (const { calls } of receivers) {
    const firsts = calls.filter(({ id }, index) => calls.findIndex((one) => one.id === id) === index);
    // A message that came twice was the same both times.
    expect(new Set(calls.map(({ text }) => text)).size).toBe(firsts.length);
    for (const segment of segments) {
      const told = firsts
        .filter(({ message }) => message.data.segment?.id === segment)
        .flatMap(({ message: { type, data } }) =>
          (data.customers ?? []).map(({ seq, id }) => [seq, type, id]),
        );
      const happened = log
        .filter(({ segmentId }) => segmentId === segment)
        .map(({ seq, joined, customerId }) => [seq, joined ? "segment.joined" : "segment.left", customerId]);
      expect(told).toEqual(happened);
    }
  }
}, 900_000);
