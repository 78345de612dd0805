import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];

beforeAll(async () => {
  ({ server, world, client, newStatic, newDynamic, idsOf } = await startWorkbench());
});
afterAll(() => server.stop());

describe("static membership", () => {
  test("adding and removing say how many changed, and do nothing twice", async () => {
    const [a, b, c] = (await world.customers(3)) as [number, number, number];
    const id = await newStatic();
    const add = (customerIds: number[]) => client.segments.addCustomers.mutate({ id, customerIds });
    expect(await add([a, b, b])).toEqual({ added: 2, alreadyIn: 0, unknown: 0 });
    expect(await add([a, b, c, 2_000_000_000])).toEqual({ added: 1, alreadyIn: 2, unknown: 1 });
    expect(await idsOf(id)).toEqual([a, b, c]);
    const remove = (customerIds: number[]) => client.segments.removeCustomers.mutate({ id, customerIds });
    expect(await remove([b, 2_000_000_000])).toEqual({ removed: 1, notIn: 1 });
    expect(await remove([b])).toEqual({ removed: 0, notIn: 1 });
    expect(await idsOf(id)).toEqual([a, c]);
    const { rows } = await client.customers.search.query({ limit: 500 });
    expect(rows.map((row) => row.id)).toContain(b);
  });

  test("is refused on a dynamic segment, with a sentence", async () => {
    const customer = await world.customer();
    const id = await newDynamic(all(is("country", "isAnyOf", ["VN"])));
    for (const procedure of [client.segments.addCustomers, client.segments.removeCustomers]) {
      expect(await refusal(procedure.mutate({ id, customerIds: [customer] }))).toMatchObject({
        reason: "WRONG_TYPE",
        httpStatus: 400,
        message: expect.stringContaining("is dynamic: its rule decides who is in it"),
      });
    }
  });

  test("every join and leave is logged, in order, once", async () => {
    const [a, b] = (await world.customers(2)) as [number, number];
    const id = await newStatic();
    await client.segments.addCustomers.mutate({ id, customerIds: [b, a] });
    await client.segments.addCustomers.mutate({ id, customerIds: [a, b] });
    await client.segments.removeCustomers.mutate({ id, customerIds: [a] });
    await client.segments.addCustomers.mutate({ id, customerIds: [a] });
    const log = await server.database.prisma.membershipLog.findMany({
      where: { orgId: world.orgId, segmentId: id },
      orderBy: { seq: "asc" },
    });
    const changes = await server.database.prisma.change.findMany({ where: { orgId: world.orgId } });
    const changeOf = new Map(changes.map((change) => [change.id, change]));
    expect(log.map(({ customerId, joined }) => [customerId, joined])).toEqual([
      [a, true],
      [b, true],
      [a, false],
      [a, true],
    ]);
    for (const { changeId, customerId } of log) {
      const { personId: actorId } = world;
      expect(changeOf.get(changeId)).toMatchObject({ cause: "manual", actorId });
      expect(changeOf.get(changeId)?.customerIds).toContain(customerId);
    }
    // One feed with what is taken down as a whole.
    const where = { orgId: world.orgId };
    const [members, resets] = await server.database.prisma.$transaction([
      server.database.prisma.membershipLog.findMany({ where }),
      server.database.prisma.membershipReset.findMany({ where }),
    ]);
    const seqs = [...members, ...resets].map(({ seq }) => Number(seq)).sort((one, other) => one - other);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  test("two callers at once add each customer once", async () => {
    const customerIds = await world.customers(40);
    const id = await newStatic();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => client.segments.addCustomers.mutate({ id, customerIds })),
    );
    expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(40);
    expect(
      await server.database.prisma.membershipLog.count({ where: { orgId: world.orgId, segmentId: id } }),
    ).toBe(40);
  });

  test("ever in and never in remember who left", async () => {
    const [stayed, left, never] = (await world.customers(3, { country: "IS" })) as [number, number, number];
    const id = await newStatic();
    await client.segments.addCustomers.mutate({ id, customerIds: [stayed, left] });
    await client.segments.removeCustomers.mutate({ id, customerIds: [left] });
    const iceland = is("country", "isAnyOf", ["IS"]);
    expect(await idsOf(await newDynamic(all(iceland, is("segment", "currentlyIn", [id]))))).toEqual([stayed]);
    expect(await idsOf(await newDynamic(all(iceland, is("segment", "everIn", [id]))))).toEqual([
      stayed,
      left,
    ]);
    expect(await idsOf(await newDynamic(all(iceland, is("segment", "neverIn", [id]))))).toEqual([never]);
  });

  test("an archived segment still takes and loses members, and the contact book can leave them out", async () => {
    const [a, b] = (await world.customers(2, { country: "FO" })) as [number, number];
    const id = await newStatic();
    await client.segments.archive.mutate({ id });
    expect(await client.segments.addCustomers.mutate({ id, customerIds: [a] })).toMatchObject({ added: 1 });
    expect((await client.segments.listCustomers.query({ id })).rows.map((row) => row.id)).toEqual([a]);
    const filter = all(is("country", "isAnyOf", ["FO"]));
    const outside = async () =>
      (await client.customers.search.query({ filter, notInSegment: id })).rows.map((row) => row.id);
    expect(await outside()).toEqual([b]);
    await client.segments.removeCustomers.mutate({ id, customerIds: [a] });
    expect(await outside()).toEqual([a, b]);
  });

  test("the contact book can't leave out who is in a broken segment, and says why", async () => {
    const { id: tag } = await client.tags.create.mutate({ name: "short-lived" });
    const id = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
    await client.tags.delete.mutate({ id: tag, force: true });
    expect(await refusal(client.customers.search.query({ notInSegment: id }))).toMatchObject({
      reason: "BROKEN",
      issues: [{ path: "rules[0].value", code: "missing" }],
    });
  });
});
