import { query } from "@segments/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLog } from "../support/ledger.ts";
import { type Client, clientWith, refusal } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";
import { DAY, FlowStage } from "./flow-stage.ts";

let stage: FlowStage;
let key: Client;
let keyId: number;
let customers: number[];
const GONE = 2_000_000_000;

beforeAll(async () => {
  stage = await FlowStage.open();
  customers = await stage.world.customers(6);
  const made = await stage.client.keys.create.mutate({
    name: "Flow engine",
    scope: "write",
    expiresInDays: 1,
  });
  keyId = made.apiKey.id;
  key = clientWith(stage.server.url, async () => ({ authorization: `Bearer ${made.key}` }));
});
afterAll(() => stage.server.stop());

const auditOf = async (action: "automation.addTag" | "automation.exitCooldown") =>
  (await stage.client.audit.list.query({ action, limit: 50 })).entries;

describe("a node", () => {
  test("puts customers into a static segment, by id or by name, and says what became of each", async () => {
    const segment = await stage.segment();
    const [one = 0, two = 0, three = 0] = customers;
    await stage.add(segment, two);
    const answer = await key.automation.addToSegment.mutate({
      idempotencyKey: stage.unique("call"),
      segmentId: segment,
      customerIds: [three, one, GONE, two, one],
    });
    const { name } = await stage.client.segments.get.query({ id: segment });
    expect(answer).toEqual({
      changed: 2,
      alreadySo: 1,
      unknown: 1,
      unknownIds: [GONE],
      segment: { id: segment, name },
    });
    expect(await stage.idsOf(segment)).toEqual([one, two, three]);
    const made = await key.automation.addToSegment.mutate({
      idempotencyKey: stage.unique("call"),
      segmentName: "Made by a node",
      customerIds: [one],
    });
    expect(await stage.idsOf(made.segment.id)).toEqual([one]);
    expect((await readLog(stage.server, stage.world.orgId)).at(-1)).toMatchObject({
      segmentId: made.segment.id,
      cause: "automation",
      actorId: null,
    });
  });

  test("cools customers down in the segment of the reason, made if it is missing and restored if it is archived", async () => {
    const [one = 0, two = 0] = customers;
    const first = await key.automation.exitCooldown.mutate({
      idempotencyKey: stage.unique("call"),
      reason: "  too   early ",
      customerIds: [one],
    });
    expect(first.segment.name).toBe("Cooldown — too early");
    await stage.client.segments.archive.mutate({ id: first.segment.id });
    const second = await key.automation.exitCooldown.mutate({
      idempotencyKey: stage.unique("call"),
      reason: "Too early",
      customerIds: [one, two],
    });
    expect(second).toMatchObject({ changed: 1, alreadySo: 1, segment: first.segment });
    expect(await stage.client.segments.get.query({ id: first.segment.id })).toMatchObject({
      archivedAt: null,
    });
    expect((await auditOf("automation.exitCooldown"))[0]).toMatchObject({
      actor: { id: null, apiKeyId: keyId, name: "Flow engine" },
      subject: { name: "Cooldown — too early" },
      detail: { changed: 1 },
    });
  });

  test("gives and takes tags; a name is made a tag to be given, never to be taken", async () => {
    const [one = 0, two = 0] = customers;
    const given = await key.automation.addTag.mutate({
      idempotencyKey: stage.unique("call"),
      tagName: "warm again",
      customerIds: [one, two, GONE],
    });
    expect(given).toMatchObject({
      changed: 2,
      alreadySo: 0,
      unknownIds: [GONE],
      tag: { name: "warm again" },
    });
    const taken = await key.automation.removeTag.mutate({
      idempotencyKey: stage.unique("call"),
      tagId: given.tag.id,
      customerIds: [one, customers[2] ?? 0],
    });
    expect(taken).toMatchObject({ changed: 1, alreadySo: 1, unknown: 0 });
    expect(await stage.tagsOf(two)).toEqual([given.tag.id]);
    const missing = key.automation.removeTag.mutate({
      idempotencyKey: stage.unique("call"),
      tagName: "nobody has it",
      customerIds: [one],
    });
    expect(await refusal(missing)).toMatchObject({
      reason: "NOT_FOUND",
      message: "There is no tag “nobody has it”.",
    });
  });

  test("does nothing with a dynamic segment, with what is not there, and with what is no call", async () => {
    const rule = all(is("country", "isAnyOf", ["VN"]));
    const dynamic = await stage.client.segments.create.mutate({
      type: "dynamic",
      name: "Cooldown — live",
      rule,
    });
    const customerIds = customers.slice(0, 1);
    const fresh = () => ({ idempotencyKey: stage.unique("call"), customerIds });
    const { automation } = key;
    const wrongType = [
      automation.addToSegment.mutate({ ...fresh(), segmentId: dynamic.id }),
      automation.addToSegment.mutate({ ...fresh(), segmentName: "cooldown — LIVE" }),
      automation.exitCooldown.mutate({ ...fresh(), reason: "live" }),
    ];
    for (const refused of await Promise.all(wrongType.map(refusal))) {
      expect(refused).toMatchObject({
        reason: "WRONG_TYPE",
        message: expect.stringContaining("is dynamic: its rule decides who is in it"),
      });
    }
    const invalid = [
      automation.addToSegment.mutate(fresh()),
      automation.addToSegment.mutate({ ...fresh(), segmentId: dynamic.id, segmentName: "x" }),
      automation.addTag.mutate(fresh()),
      automation.exitCooldown.mutate({ ...fresh(), reason: "  " }),
      automation.exitCooldown.mutate({ ...fresh(), reason: "x".repeat(300) }),
      automation.addTag.mutate({ ...fresh(), tagName: "x", customerIds: [] }),
      automation.addTag.mutate({
        ...fresh(),
        tagName: "x",
        customerIds: Array.from({ length: 10_001 }, (_, index) => index + 1),
      }),
      automation.addTag.mutate({ ...fresh(), tagName: "x", idempotencyKey: "" }),
      automation.addTag.mutate({ ...fresh(), tagName: "x", idempotencyKey: "k".repeat(201) }),
      automation.addTag.mutate({ ...fresh(), tagName: "x", idempotencyKey: "a\0b" }),
    ];
    for (const refused of await Promise.all(invalid.map(refusal)))
      expect(refused).toMatchObject({ reason: "INVALID" });
    const missing = [
      automation.addToSegment.mutate({ ...fresh(), segmentId: GONE }),
      automation.addTag.mutate({ ...fresh(), tagId: GONE }),
      automation.removeTag.mutate({ ...fresh(), tagId: GONE }),
    ];
    for (const refused of await Promise.all(missing.map(refusal)))
      expect(refused).toMatchObject({ reason: "NOT_FOUND" });
    expect(await stage.client.options.list.query({ source: "tags", search: "x" })).toMatchObject({
      options: [],
    });
  });
});

describe("an idempotency key", () => {
  test("called many times at once with it, every node does its work once, and all hear the same", async () => {
    const tag = await stage.tag();
    const segment = await stage.segment();
    const customerIds = customers.slice(0, 3);
    const { automation } = key;
    const nodes: (() => Promise<unknown>)[] = [
      () => automation.addToSegment.mutate({ customerIds, idempotencyKey: "k1", segmentId: segment }),
      () => automation.exitCooldown.mutate({ customerIds, idempotencyKey: "k2", reason: "at once" }),
      () => automation.addTag.mutate({ customerIds, idempotencyKey: "k3", tagId: tag }),
      () => automation.removeTag.mutate({ customerIds, idempotencyKey: "k4", tagId: tag }),
    ];
    for (const node of nodes) {
      const before = await changesOf();
      const answers = await Promise.all(Array.from({ length: 8 }, node));
      expect(answers[0]).toMatchObject({ changed: 3, alreadySo: 0 });
      expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
      const done = await changesOf();
      expect(done).toBeGreaterThan(before);
      // Long after, and though it is not so any more, still the first answer.
      expect(await node()).toEqual(answers[0]);
      expect(await changesOf()).toBe(done);
    }
    expect(await stage.tagsOf(customerIds[0] ?? 0)).not.toContain(tag);
  });

  test("stands for one call: another with it is refused, whatever differs", async () => {
    const [one = 0, two = 0] = customers;
    const call = { idempotencyKey: "mine", customerIds: [one], tagName: "keyed" };
    const first = await key.automation.addTag.mutate(call);
    const others: Promise<unknown>[] = [
      key.automation.addTag.mutate({ ...call, customerIds: [one, two] }),
      key.automation.addTag.mutate({ ...call, tagName: "keyed otherwise" }),
      key.automation.removeTag.mutate(call),
      key.automation.exitCooldown.mutate({ idempotencyKey: "mine", customerIds: [one], reason: "keyed" }),
    ];
    for (const refused of await Promise.all(others.map(refusal))) {
      expect(refused).toMatchObject({
        reason: "CONFLICT",
        httpStatus: 409,
        message: expect.stringContaining("was used for another call"),
      });
    }
    expect(await stage.tagsOf(two)).not.toContain(first.tag.id);
  });

  test("what was refused is not kept: the call can be made again once it is right", async () => {
    const call = { idempotencyKey: "mended", customerIds: customers.slice(0, 1), tagName: "soon" };
    expect(await refusal(key.automation.removeTag.mutate(call))).toMatchObject({ reason: "NOT_FOUND" });
    await stage.client.tags.create.mutate({ name: "soon" });
    expect(await key.automation.removeTag.mutate(call)).toMatchObject({ changed: 0, alreadySo: 1 });
  });

  test("belongs to who calls: a person, another key and another organization can use the same", async () => {
    const call = { idempotencyKey: "shared", customerIds: customers.slice(3, 4), tagName: "shared" };
    expect(await key.automation.addTag.mutate(call)).toMatchObject({ changed: 1 });
    expect(await stage.client.automation.addTag.mutate(call)).toMatchObject({ changed: 0, alreadySo: 1 });
    const stranger = await World.create(stage.server, { name: "Strangers" });
    const theirs = await stranger.customer();
    const foreign = stage.server.client(stranger.orgId, stranger.personId);
    expect(await foreign.automation.addTag.mutate({ ...call, customerIds: [theirs] })).toMatchObject({
      changed: 1,
      tag: { name: "shared" },
    });
    // Ids of others are as if they were not there.
    const mixed = { ...call, idempotencyKey: "mixed", customerIds: [theirs, ...call.customerIds] };
    expect(await key.automation.addTag.mutate(mixed)).toMatchObject({ alreadySo: 1, unknownIds: [theirs] });
  });

  test("is kept for a day, and free again after it", async () => {
    const call = { idempotencyKey: "daily", customerIds: customers.slice(0, 1), tagName: "daily" };
    const first = await key.automation.addTag.mutate(call);
    await stage.client.customers.untag.mutate({ customerIds: call.customerIds, tagIds: [first.tag.id] });
    await stage.pass(DAY - 60_000);
    expect(await key.automation.addTag.mutate(call)).toEqual(first);
    expect(await stage.tagsOf(customers[0] ?? 0)).not.toContain(first.tag.id);
    await stage.pass(2 * 60_000);
    const answers = await Promise.all([
      key.automation.addTag.mutate(call),
      key.automation.addTag.mutate(call),
    ]);
    expect(answers.map(({ changed }) => changed)).toEqual([1, 1]);
    expect(await stage.tagsOf(customers[0] ?? 0)).toContain(first.tag.id);
  });
});

async function changesOf(): Promise<number> {
  const [row] = await query<{ count: number }>(stage.server.database, {
    text: "select count(*)::int as count from change where org_id = $1 and cause = 'automation' and cardinality(customer_ids) > 0",
    values: [stage.world.orgId],
  });
  return row?.count ?? 0;
}
