import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settled as ledgerSettled } from "../support/ledger.ts";
import { refusal } from "../support/server.ts";
import { all, is } from "../support/world.ts";
import { PostOffice, patience } from "./post-office.ts";
import { type Call, told } from "./receiver.ts";

let first: PostOffice;
let office: PostOffice;
beforeAll(async () => {
  first = await PostOffice.open();
});
afterAll(() => first.server.stop());
beforeEach(async () => {
  office = await first.neighbour();
});

const verified = (secret: string, { text, headers }: Call) =>
  new Webhook(secret).verify(text, headers as Record<string, string>);

describe("a message", () => {
  test("is what Standard Webhooks verifies, and says who joined, when and why", async () => {
    const receiver = await office.receiver();
    const { id, secret } = await office.endpoint(receiver.url);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const segment = await office.segment("Q1 batch");
    const customers = await office.world.customers(2);
    await office.add(segment, customers);
    await office.settled(id);

    const [call] = receiver.calls;
    if (!call) throw new Error("nothing came");
    const message = verified(secret, call) as Call["message"];
    expect(message).toEqual({
      type: "segment.joined",
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        segment: { id: segment, name: "Q1 batch" },
        customers: customers.map((customer, index) => ({
          id: customer,
          seq: index + 1,
          at: expect.stringMatching(/^\d{4}-.*Z$/),
          cause: "manual",
        })),
      },
    });
    expect(call.headers["content-type"]).toBe("application/json");
    expect(() => verified(secret, { ...call, text: call.text.replace("joined", "left") })).toThrow();
    expect(() => verified(secret, { ...call, headers: { ...call.headers, "webhook-id": "x" } })).toThrow();
    const { secret: other } = await office.endpoint(receiver.url);
    expect(() => verified(other, call)).toThrow();
  });

  test("is signed with two secrets while one takes over from the other", async () => {
    const receiver = await office.receiver();
    const { id, secret: former } = await office.endpoint(receiver.url);
    const rotate = (keepFormerHours: number) => office.client.webhooks.rotate.mutate({ id, keepFormerHours });
    const { secret, endpoint } = await rotate(24);
    expect(secret).not.toBe(former);
    expect(Date.parse(endpoint.formerSecretUntil ?? "")).toBeGreaterThan(office.now);
    const send = async () => {
      const before = receiver.calls.length;
      await office.client.webhooks.test.mutate({ id });
      await expect.poll(() => receiver.calls.length, patience).toBe(before + 1);
      return receiver.calls.at(-1) as Call;
    };

    const both = await send();
    expect(verified(secret, both)).toEqual(verified(former, both));
    const { secret: third } = await rotate(1);
    const later = await send();
    verified(third, later);
    verified(secret, later);
    expect(() => verified(former, later)).toThrow();
    const { secret: last } = await rotate(0);
    const alone = await send();
    verified(last, alone);
    expect(() => verified(third, alone)).toThrow();
    expect(String(alone.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  });

  test("tells of at most 500 customers of one segment, who all joined or all left", async () => {
    const receiver = await office.receiver();
    const segment = await office.segment();
    const other = await office.segment();
    const { id } = await office.endpoint(receiver.url);
    const customers = await office.world.customers(1_201);
    const some = customers.slice(0, 3);
    await office.client.webhooks.pause.mutate({ id });
    await office.add(segment, customers);
    await office.add(other, some);
    await office.remove(segment, some);
    await office.add(segment, some);
    await office.client.webhooks.resume.mutate({ id });
    await office.settled(id);

    const of = (wanted: number) =>
      receiver.calls.flatMap(({ message: { type, data } }) =>
        data.segment?.id === wanted ? [[type, data.customers?.map((one) => one.id)]] : [],
      );
    expect(of(segment)).toEqual([
      ["segment.joined", customers.slice(0, 500)],
      ["segment.joined", customers.slice(500, 1_000)],
      ["segment.joined", customers.slice(1_000)],
      ["segment.left", some],
      ["segment.joined", some],
    ]);
    expect(of(other)).toEqual([["segment.joined", some]]);
  });
});

describe("an endpoint", () => {
  test("is told what happens from its making on, of the events and segments that it wants", async () => {
    const receiver = await office.receiver();
    const [wanted, unwanted] = [await office.segment(), await office.segment()];
    const [one = 0, two = 0] = await office.world.customers(2);
    await office.add(wanted, [one]);
    const { id } = await office.endpoint(receiver.url, { segmentIds: [wanted], events: ["segment.left"] });
    await office.add(wanted, [two]);
    await office.add(unwanted, [one]);
    await office.remove(unwanted, [one]);
    await office.remove(wanted, [one]);
    await office.settled(id);
    expect(told(receiver.calls)).toEqual([`left ${wanted}: ${one}`]);

    const endpoint = { id, url: receiver.url, description: "", segmentIds: null };
    await office.client.webhooks.update.mutate({ ...endpoint, events: ["segment.joined"] });
    await office.add(unwanted, [two]);
    await office.settled(id);
    expect(told(receiver.calls).slice(1)).toEqual([`joined ${unwanted}: ${two}`]);
  });

  test("is told of dynamic segments, and when one ends, but not of those who were in from the start", async () => {
    const receiver = await office.receiver();
    const tag = await office.world.tag("hot");
    const [born = 0, later = 0] = await office.world.customers(2);
    await office.client.customers.tag.mutate({ customerIds: [born], tagIds: [tag] });
    const { id } = await office.endpoint(receiver.url, {
      events: ["segment.joined", "segment.left", "segment.ended"],
    });
    const rule = all(is("tag", "containsAnyOf", [tag]));
    const segment = await office.client.segments.create.mutate({ type: "dynamic", name: "Hot", rule });
    await ledgerSettled(office.server, office.world.orgId);
    await office.client.customers.tag.mutate({ customerIds: [later], tagIds: [tag] });
    await ledgerSettled(office.server, office.world.orgId);
    await office.client.customers.untag.mutate({ customerIds: [born], tagIds: [tag] });
    await ledgerSettled(office.server, office.world.orgId);
    await office.client.segments.delete.mutate({ id: segment.id });
    await ledgerSettled(office.server, office.world.orgId);
    await office.settled(id);
    expect(told(receiver.calls.slice(0, 2))).toEqual([
      `joined ${segment.id}: ${later}`,
      `left ${segment.id}: ${born}`,
    ]);
    expect(receiver.calls.slice(2).map(({ message }) => message)).toMatchObject([
      { type: "segment.ended", data: { segment: { id: segment.id, name: "Hot" }, size: 1 } },
    ]);
  });

  test("that is paused misses nothing, unless it is resumed without what happened meanwhile", async () => {
    const receiver = await office.receiver();
    const segment = await office.segment();
    const [one = 0, two = 0, three = 0] = await office.world.customers(3);
    const { id } = await office.endpoint(receiver.url);
    await office.client.webhooks.pause.mutate({ id });
    await office.add(segment, [one]);
    await office.client.webhooks.test.mutate({ id });
    await expect.poll(() => told(receiver.calls), patience).toEqual(["webhook.test : "]);
    await office.client.webhooks.resume.mutate({ id });
    await office.settled(id);
    expect(told(receiver.calls).slice(1)).toEqual([`joined ${segment}: ${one}`]);

    await office.client.webhooks.pause.mutate({ id });
    await office.add(segment, [two]);
    await office.client.webhooks.resume.mutate({ id, skip: true });
    await office.add(segment, [three]);
    await office.settled(id);
    expect(told(receiver.calls).slice(2)).toEqual([`joined ${segment}: ${three}`]);
  });

  test("and its messages are found by their own organization alone", async () => {
    const receiver = await office.receiver();
    const { id } = await office.endpoint(receiver.url);
    const { id: delivery } = await office.client.webhooks.test.mutate({ id });
    const { webhooks } = (await first.neighbour()).client;
    const given = {
      url: receiver.url,
      description: "",
      events: ["segment.joined" as const],
      segmentIds: null,
    };
    for (const call of [
      () => webhooks.get.query({ id }),
      () => webhooks.update.mutate({ id, ...given }),
      () => webhooks.rotate.mutate({ id }),
      () => webhooks.pause.mutate({ id }),
      () => webhooks.resume.mutate({ id }),
      () => webhooks.test.mutate({ id }),
      () => webhooks.deliveries.query({ id }),
      () => webhooks.delivery.query({ id: delivery }),
      () => webhooks.redeliver.mutate({ id: delivery }),
      () => webhooks.redeliverFailed.mutate({ id }),
      () => webhooks.delete.mutate({ id }),
    ])
      expect((await refusal(call())).reason).toBe("NOT_FOUND");
    expect((await webhooks.list.query()).endpoints).toEqual([]);
    expect((await office.status(id)).status).toBe("active");
  });

  test("never shows its secret again, and the database holds it sealed", async () => {
    const { id, secret } = await office.endpoint("http://127.0.0.1:9/");
    expect(JSON.stringify(await office.client.webhooks.list.query())).not.toContain(secret.slice(6));
    const row = await office.server.database.prisma.webhookEndpoint.findUniqueOrThrow({
      where: { orgId_id: { orgId: office.world.orgId, id } },
    });
    const bytes = Buffer.from(secret.slice(6), "base64");
    expect(bytes).toHaveLength(32);
    expect(Buffer.from(row.secret).includes(bytes)).toBe(false);
    await office.client.webhooks.delete.mutate({ id });
    expect((await refusal(office.status(id))).reason).toBe("NOT_FOUND");
  });
});
