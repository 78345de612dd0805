import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { PostOffice, patience } from "./post-office.ts";
import { type AnswerCall, told } from "./receiver.ts";

const HOUR = 3_600_000;

let first: PostOffice;
let office: PostOffice;
beforeAll(async () => {
  first = await PostOffice.open();
});
afterAll(() => first.server.stop());
beforeEach(async () => {
  office = await first.neighbour();
});

const ok: AnswerCall = (response) => response.writeHead(204).end();
const broken: AnswerCall = (response) => response.writeHead(500).end();
const never: AnswerCall = () => {};

/** So many customers, who join one after the other: a message each for the endpoint. */
async function joinInTurn(endpointId: number, segment: number, count: number): Promise<string[]> {
  const customers = await office.world.customers(count);
  for (const customer of customers) {
    await office.add(segment, [customer]);
    await expect.poll(() => office.behind(endpointId), patience).toBe(0);
  }
  return customers.map((customer) => `joined ${segment}: ${customer}`);
}

test("a message waits for the earlier ones of its segment, received or given up, and for no other’s", async () => {
  const [held, free] = [await office.segment(), await office.segment()];
  const receiver = await office.receiver((response, call) =>
    (call.message.data.segment?.id === held ? broken : ok)(response, call),
  );
  const { id } = await office.endpoint(receiver.url, { segmentIds: [held, free] });
  const [one = "", two = "", three = ""] = await joinInTurn(id, held, 3);
  const others = await joinInTurn(id, free, 3);
  await expect.poll(async () => (await office.status(id)).pending, patience).toBe(3);
  expect(told(receiver.calls).filter((each) => each !== one)).toEqual(others);
  const waiting = (await office.deliveries(id)).filter(({ state }) => state === "pending");
  expect(waiting.map(({ attempts, dueAt }) => [attempts > 0, dueAt === null])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ]);
  const refused = await refusal(office.client.webhooks.redeliver.mutate({ id: waiting[1]?.id ?? 0 }));
  expect(refused).toMatchObject({ reason: "CONFLICT", message: expect.stringContaining("earlier message") });

  for (;;) {
    const { state, attempts, sending } = await office.delivery(waiting[0]?.id ?? 0);
    if (state === "failed") break;
    if (sending) continue;
    await office.pass(9 * HOUR);
    await office.triedAfter(waiting[0]?.id ?? 0, attempts);
  }
  await office.triedAfter(waiting[1]?.id ?? 0, 0);
  receiver.answer = ok;
  await office.pass(HOUR);
  await office.settled(id);
  const arrived = told(receiver.calls).filter((each) => !others.includes(each));
  expect(arrived.slice(0, 12)).toEqual([...Array(11).fill(one), two]);
  expect([...new Set(arrived)]).toEqual([one, two, three]);
});

test("what is sent again by hand is in order too, and keeps later ones waiting for one attempt alone", async () => {
  const segment = await office.segment();
  const receiver = await office.receiver(broken);
  const { id } = await office.endpoint(receiver.url);
  const lost = await joinInTurn(id, segment, 3);
  for (;;) {
    const due = (await office.deliveries(id)).find(({ dueAt }) => dueAt !== null);
    if (!due) break;
    if (due.sending) continue;
    await office.pass(9 * HOUR);
    await office.triedAfter(due.id, due.attempts);
    if ((await office.status(id)).status === "disabled") await office.client.webhooks.resume.mutate({ id });
  }
  expect((await office.deliveries(id)).map(({ state }) => state)).toEqual(["failed", "failed", "failed"]);

  receiver.answer = ok;
  const before = receiver.calls.length;
  expect(await office.client.webhooks.redeliverFailed.mutate({ id })).toEqual({ deliveries: 3 });
  await office.settled(id);
  expect(told(receiver.calls.slice(before))).toEqual(lost);
  expect(await office.client.webhooks.redeliverFailed.mutate({ id })).toEqual({ deliveries: 0 });

  // Again by hand, in vain: the next one goes all the same.
  receiver.answer = (response, call) => (told([call])[0] === lost[0] ? broken : ok)(response, call);
  const [old] = await office.deliveries(id);
  await office.client.webhooks.redeliver.mutate({ id: old?.id ?? 0 });
  const [next = ""] = await joinInTurn(id, segment, 1);
  await office.settled(id);
  expect(told(receiver.calls.slice(before + 3))).toEqual([lost[0], next]);
  expect((await office.delivery(old?.id ?? 0)).state).toBe("failed");
});

test("an endpoint that never answers gets few calls at once, and delays no other", async () => {
  const segments = await Promise.all(Array.from({ length: 12 }, () => office.segment()));
  const hanging = await office.receiver(never);
  const { id: hung } = await office.endpoint(hanging.url);
  const [customer = 0] = await office.world.customers(1);
  for (const segment of segments) await office.add(segment, [customer]);
  await expect.poll(() => hanging.calls.length, patience).toBeGreaterThan(0);

  const receiver = await office.receiver();
  const { id } = await office.endpoint(receiver.url);
  for (const segment of segments) await office.remove(segment, [customer]);
  await expect.poll(() => receiver.calls.length, patience).toBe(segments.length);
  await expect.poll(async () => (await office.status(id)).pending, patience).toBe(0);
  // All that while none of its calls was over.
  expect((await office.deliveries(hung)).filter(({ last }) => last !== null)).toEqual([]);
  expect(hanging.calls.length).toBeLessThanOrEqual(4);
  await office.client.webhooks.delete.mutate({ id: hung });
});

test("nor do more of them than there are places for", async () => {
  const segments = await Promise.all(Array.from({ length: 4 }, () => office.segment()));
  const hanging = await office.receiver(never);
  const hung = [];
  for (let count = 0; count < 20; count++) hung.push((await office.endpoint(hanging.url)).id);
  const [customer = 0] = await office.world.customers(1);
  for (const segment of segments) await office.add(segment, [customer]);
  await expect.poll(() => hanging.calls.length, patience).toBeGreaterThanOrEqual(32);
  const receiver = await office.receiver();
  const { id } = await office.endpoint(receiver.url);
  await office.client.webhooks.test.mutate({ id });
  await expect.poll(() => receiver.calls.length, patience).toBe(1);
  const [oldest] = await office.deliveries(hung[0] ?? 0);
  expect(oldest?.last).toBeNull();
  for (const one of hung) await office.client.webhooks.delete.mutate({ id: one });
});
