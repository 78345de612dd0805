import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { refusal } from "../support/server.ts";
import { certificate } from "./certificate.ts";
import { PostOffice, patience } from "./post-office.ts";
import { told } from "./receiver.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

let first: PostOffice;
let office: PostOffice;
beforeAll(async () => {
  first = await PostOffice.open();
});
afterAll(() => first.server.stop());
beforeEach(async () => {
  office = await first.neighbour();
});

/** The delivery that one customer's joining makes. */
async function join(endpointId: number, segment?: number): Promise<number> {
  const [customer = 0] = await office.world.customers(1);
  const before = (await office.deliveries(endpointId)).length;
  await office.add(segment ?? (await office.segment()), [customer]);
  await expect.poll(async () => (await office.deliveries(endpointId)).length, patience).toBe(before + 1);
  return (await office.deliveries(endpointId)).at(-1)?.id ?? 0;
}

describe("a message that is not received", () => {
  test("is tried eleven times within a day, with the same id and body, then given up", async () => {
    const receiver = await office.receiver((response) => response.writeHead(500).end("out of order"));
    const { id } = await office.endpoint(receiver.url);
    const delivery = await join(id);
    const pauses: number[] = [];
    for (let attempts = 1; attempts <= 11; attempts++) {
      const { state, dueAt, log } = await office.attempted(delivery, attempts);
      expect(log[0]).toMatchObject({
        number: attempts,
        status: 500,
        response: "out of order",
        problem: "It answered 500, and only 2xx counts as received.",
      });
      expect(state).toBe(attempts === 11 ? "failed" : "pending");
      if (dueAt === null) break;
      pauses.push(Date.parse(dueAt) - office.now);
      await office.pass(Date.parse(dueAt) - office.now);
    }
    expect(pauses).toHaveLength(10);
    const whole = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(whole).toBeGreaterThan(0.85 * DAY);
    expect(whole).toBeLessThan(1.15 * DAY);
    expect([...pauses].sort((a, b) => a - b).slice(0, 8)).toEqual(pauses.slice(0, 8));
    expect(receiver.calls).toHaveLength(11);
    expect(new Set(receiver.calls.map(({ id, text }) => `${id} ${text}`)).size).toBe(1);

    // Whoever has mended the receiver has it all again, and no more than asked for.
    receiver.answer = (response) => response.writeHead(200).end("thanks");
    await office.client.webhooks.redeliver.mutate({ id: delivery });
    const { state, log } = await office.attempted(delivery, 12);
    expect([state, log[0]?.response]).toEqual(["succeeded", "thanks"]);
    expect(receiver.calls[11]?.id).toBe(receiver.calls[0]?.id);
  });

  test("waits as long as the receiver asks, and so do all others to it", async () => {
    const receiver = await office.receiver((response) =>
      response.writeHead(429, { "retry-after": "3600" }).end(),
    );
    const { id } = await office.endpoint(receiver.url);
    const delivery = await join(id);
    const { dueAt } = await office.attempted(delivery, 1);
    expect(Date.parse(dueAt ?? "") - office.now).toBeGreaterThan(0.99 * HOUR);
    const other = await join(id);
    await office.pass(0.9 * HOUR);
    // It would have been sent before this one of another endpoint.
    const { id: elsewhere } = await office.endpoint((await office.receiver()).url);
    await office.attempted((await office.client.webhooks.test.mutate({ id: elsewhere })).id, 1);
    expect(receiver.calls).toHaveLength(1);
    receiver.answer = (response) => response.writeHead(204).end();
    await office.pass(0.2 * HOUR);
    await office.attempted(delivery, 2);
    await office.attempted(other, 1);
    expect((await office.status(id)).pending).toBe(0);
  });

  test("because nothing answers, or not in time, or not HTTP, says so", async () => {
    const receiver = await office.receiver();
    const { id } = await office.endpoint(receiver.url);
    const outcome = async () => {
      const { id: delivery } = await office.client.webhooks.test.mutate({ id });
      const { state, log } = await office.attempted(delivery, 1);
      return [state, log[0]?.status, log[0]?.problem];
    };
    receiver.answer = (response) => response.destroy();
    expect(await outcome()).toEqual(["failed", null, "The connection was closed before an answer came."]);
    receiver.answer = (response) => response.socket?.end("good day\r\n\r\n");
    expect(await outcome()).toEqual(["failed", null, "The answer is not HTTP."]);
    receiver.answer = () => {};
    expect(await outcome()).toEqual(["failed", null, "No answer came within 15 seconds."]);
    await receiver.stop();
    const { port } = new URL(receiver.url);
    expect(await outcome()).toEqual(["failed", null, `Nothing listens at port ${port} of 127.0.0.1.`]);
  });

  test("because it redirects, is not sent where that leads", async () => {
    const elsewhere = await office.receiver();
    const receiver = await office.receiver((response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    const { id } = await office.endpoint(receiver.url);
    const { id: delivery } = await office.client.webhooks.test.mutate({ id });
    const { state, log } = await office.attempted(delivery, 1);
    expect([state, log[0]?.status]).toEqual(["failed", 307]);
    expect(log[0]?.problem).toContain(`It redirects to ${elsewhere.url}. Redirects are not followed`);
    expect(elsewhere.calls).toEqual([]);
  });

  test("because nobody vouches for the certificate, is not sent", async () => {
    let requests = 0;
    const server = createServer(certificate, (_request, response) => {
      requests += 1;
      response.end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const { id } = await office.endpoint(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const { id: delivery } = await office.client.webhooks.test.mutate({ id });
    const { log } = await office.attempted(delivery, 1);
    expect(log[0]?.problem).toContain("The certificate of 127.0.0.1 can’t be trusted");
    expect(requests).toBe(0);
  });
});

test("of a large answer only the beginning is read", async () => {
  const whole = 10 * 1024 * 1024;
  let left = Promise.resolve(0);
  const receiver = await office.receiver((response) => {
    const { socket } = response;
    left = once(response, "close").then(() => socket?.bytesWritten ?? whole);
    response.writeHead(200);
    const part = "x".repeat(64 * 1024);
    const write = () => {
      if (!response.destroyed && response.write(part)) setImmediate(write);
      else response.once("drain", write);
    };
    write();
  });
  const { id } = await office.endpoint(receiver.url);
  const { id: delivery } = await office.client.webhooks.test.mutate({ id });
  const { state, log } = await office.attempted(delivery, 1);
  expect(state).toBe("succeeded");
  expect(log[0]?.response).toBe("x".repeat(2048));
  expect(await left).toBeLessThan(whole);
});

describe("an endpoint is disabled", () => {
  test("that says it is gone, and goes on where it stopped when it is resumed", async () => {
    const receiver = await office.receiver((response) => response.writeHead(410).end());
    const { id } = await office.endpoint(receiver.url, { description: "Shop" });
    const segment = await office.segment();
    const delivery = await join(id, segment);
    await office.attempted(delivery, 1);
    expect(await office.status(id)).toMatchObject({
      status: "disabled",
      problem: "It answered 410 Gone: it wants no more messages.",
      pending: 1,
    });
    const { entries } = await office.client.audit.list.query({ action: "webhook.disable", limit: 5 });
    expect(entries).toMatchObject([{ actor: { id: null, name: "Segments" }, subject: { id, name: "Shop" } }]);
    const [customer = 0] = await office.world.customers(1);
    await office.add(segment, [customer]);
    expect((await refusal(office.client.webhooks.redeliver.mutate({ id: delivery }))).reason).toBe(
      "CONFLICT",
    );
    receiver.answer = (response) => response.writeHead(204).end();
    await office.client.webhooks.resume.mutate({ id });
    await office.settled(id);
    expect(receiver.calls).toHaveLength(3);
    expect(told(receiver.calls.slice(2))).toEqual([`joined ${segment}: ${customer}`]);
    expect(await office.status(id)).toMatchObject({ status: "active", problem: null });
  });

  test("that has received nothing for five days, though it was tried", async () => {
    const receiver = await office.receiver((response) => response.writeHead(503).end());
    const { id } = await office.endpoint(receiver.url);
    for (let day = 0; day < 5; day++) {
      const delivery = await join(id);
      const { attempts } = await office.attempted(delivery, 1);
      expect([attempts, (await office.status(id)).status]).toEqual([1, "active"]);
      await office.pass(DAY - HOUR);
    }
    await office.pass(6 * HOUR);
    await expect.poll(async () => (await office.status(id)).status, patience).toBe("disabled");
    expect((await office.status(id)).problem).toBe(
      "Nothing was received for 5 days. The last attempt: It answered 503, and only 2xx counts as received.",
    );
    const before = receiver.calls.length;
    await office.pass(DAY);
    const { id: elsewhere } = await office.endpoint((await office.receiver()).url);
    await office.attempted((await office.client.webhooks.test.mutate({ id: elsewhere })).id, 1);
    expect(receiver.calls.length).toBe(before);
  });

  test("only where nothing at all was received, and not for a failure long after another", async () => {
    const receiver = await office.receiver((response) => response.writeHead(500).end());
    const { id } = await office.endpoint(receiver.url);
    await office.attempted(await join(id), 1);
    await office.pass(10 * DAY);
    await expect.poll(() => receiver.calls.length, patience).toBe(2);
    expect((await office.status(id)).status).toBe("active");
    receiver.answer = (response) => response.writeHead(204).end();
    await office.attempted(await join(id), 1);
    expect((await office.status(id)).failingSince).toBeNull();
  });

  test("whose secret the installation can’t read any more", async () => {
    const receiver = await office.receiver();
    const { id } = await office.endpoint(receiver.url);
    const where = { orgId_id: { orgId: office.world.orgId, id } };
    const { webhookEndpoint } = office.server.database.prisma;
    const { secret } = await webhookEndpoint.findUniqueOrThrow({ where });
    await webhookEndpoint.update({ where, data: { secret: Buffer.from(secret).fill(7, 40) } });
    await office.attempted(await join(id), 1);
    expect(await office.status(id)).toMatchObject({
      status: "disabled",
      problem: expect.stringContaining("SECRET"),
    });
    expect(receiver.calls).toEqual([]);
    await office.client.webhooks.rotate.mutate({ id, keepFormerHours: 0 });
    await office.client.webhooks.resume.mutate({ id });
    await office.settled(id);
    expect(receiver.calls).toHaveLength(1);
  });
});

test("messages are kept for thirty days after they ended", async () => {
  const receiver = await office.receiver();
  const { id } = await office.endpoint(receiver.url);
  const delivery = await join(id);
  await office.attempted(delivery, 1);
  await office.pass(29 * DAY);
  await office.clean();
  expect((await office.delivery(delivery)).body).toContain("segment.joined");
  await office.pass(2 * DAY);
  await office.clean();
  expect((await refusal(office.delivery(delivery))).reason).toBe("NOT_FOUND");
});
