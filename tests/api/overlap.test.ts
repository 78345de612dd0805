import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { all, is, World } from "../support/world.ts";

let server: Workbench["server"];
let world: Workbench["world"];
let client: Workbench["client"];
let unique: Workbench["unique"];
let newStatic: Workbench["newStatic"];
let newDynamic: Workbench["newDynamic"];
let idsOf: Workbench["idsOf"];
let customers: number[];

beforeAll(async () => {
  ({ server, world, client, unique, newStatic, newDynamic, idsOf } = await startWorkbench());
  customers = await world.customers(12, { country: "VN" });
});
afterAll(() => server.stop());

/** A static segment with the customers whose numbers are given. */
async function holding(...numbers: number[]): Promise<number> {
  const id = await newStatic();
  const customerIds = numbers.flatMap((number) => customers[number] ?? []);
  if (customerIds.length > 0) await client.segments.addCustomers.mutate({ id, customerIds });
  return id;
}

describe("regions", () => {
  test("of two and of three segments", async () => {
    const [a, b, c] = [await holding(0, 1, 2, 3), await holding(2, 3, 4), await holding(3, 5)];
    const two = await client.segments.overlap.query({ ids: [a, b] });
    expect(two).toMatchObject({
      total: 5,
      segments: [
        { id: a, count: 4 },
        { id: b, count: 3 },
      ],
      regions: [
        { inside: [a], outside: [b], count: 2 },
        { inside: [b], outside: [a], count: 1 },
        { inside: [a, b], outside: [], count: 2 },
      ],
    });
    const three = await client.segments.overlap.query({ ids: [a, b, c] });
    expect(three.regions).toHaveLength(7);
    expect(three.regions.at(-1)).toEqual({ inside: [a, b, c], outside: [], count: 1 });
  });

  test("are what taking the sets apart one by one comes to", async () => {
    const subset = fc.subarray([...Array(12).keys()]);
    await fc.assert(
      fc.asyncProperty(fc.array(subset, { minLength: 2, maxLength: 3 }), async (sets) => {
        const ids: number[] = [];
        for (const set of sets) ids.push(await holding(...set));
        const { regions, segments, total } = await client.segments.overlap.query({ ids });
        expect(regions).toHaveLength(2 ** ids.length - 1);
        const membersOf = new Map<number, number[]>();
        for (const id of ids) membersOf.set(id, await idsOf(id));
        for (const { inside, outside, count } of regions) {
          const naive = customers.filter(
            (one) =>
              inside.every((id) => membersOf.get(id)?.includes(one)) &&
              outside.every((id) => !membersOf.get(id)?.includes(one)),
          );
          expect(count).toBe(naive.length);
          expect([...inside, ...outside].sort()).toEqual([...ids].sort());
        }
        expect(regions.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const { id, count } of segments) expect(count).toBe(membersOf.get(id)?.length);
      }),
      { numRuns: 25 },
    );
  });

  test("a region made a segment holds the customers that the region counts", async () => {
    const [a, b, c] = [await holding(0, 1, 2, 3), await holding(2, 3, 4), await holding(3, 5)];
    const { regions } = await client.segments.overlap.query({ ids: [a, b, c] });
    for (const { inside, outside, count } of regions) {
      const made = await newDynamic(
        all(
          ...inside.map((id) => is("segment", "currentlyIn", [id])),
          ...outside.map((id) => is("segment", "notCurrentlyIn", [id])),
        ),
      );
      expect(await idsOf(made)).toHaveLength(count);
    }
  });

  test("are of one moment while customers move between the segments", async () => {
    const [mover = 0] = await world.customers(1, { country: "PL" });
    const [poles, czechs] = [
      await newDynamic(all(is("country", "isAnyOf", ["PL"]))),
      await newDynamic(all(is("country", "isAnyOf", ["CZ"]))),
    ];
    let going = true;
    const moving = (async () => {
      for (let turn = 0; going; turn++)
        await client.customers.update.mutate({ customerIds: [mover], country: turn % 2 ? "PL" : "CZ" });
    })();
    try {
      for (let look = 0; look < 20; look++) {
        const { total, regions } = await client.segments.overlap.query({ ids: [poles, czechs] });
        expect([total, regions.at(-1)?.count]).toEqual([1, 0]);
      }
    } finally {
      going = false;
      await moving;
    }
  });

  test("refuses one, four, one twice, what is broken and what is elsewhere", async () => {
    const [a, b, c, d] = [await holding(0), await holding(1), await holding(2), await holding(3)];
    const overlap = (...ids: number[]) => refusal(client.segments.overlap.query({ ids }));
    for (const ids of [[], [a], [a, a], [a, b, c, d]]) {
      expect(await overlap(...ids)).toMatchObject({
        reason: "INVALID",
        message: "Pick two or three different segments.",
      });
    }
    const { id: tag } = await client.tags.create.mutate({ name: unique("gone") });
    const broken = await newDynamic(all(is("tag", "containsAnyOf", [tag])));
    const { name } = await client.segments.get.query({ id: broken });
    await client.tags.delete.mutate({ id: tag, force: true });
    expect(await overlap(a, broken)).toMatchObject({
      reason: "BROKEN",
      message: expect.stringContaining(name),
    });
    const other = await World.create(server);
    const theirs = await server
      .client(other.orgId, other.personId)
      .segments.create.mutate({ type: "static", name: "Theirs" });
    expect(await overlap(a, theirs.id)).toMatchObject({ reason: "NOT_FOUND" });
  });
});

describe("overlaps most with", () => {
  test("the most alike first; without who has nobody in common, what is broken and what is archived", async () => {
    const bench = await startWorkbenchOn();
    const { hold } = bench;
    const self = await hold(0, 1, 2, 3);
    const twin = await hold(0, 1, 2, 3);
    const most = await hold(0, 1, 2);
    const some = await hold(3, 4, 5, 6);
    const archived = await hold(0, 1, 2, 3);
    await hold(7, 8);
    await bench.client.segments.archive.mutate({ id: archived });
    const { count, segments } = await bench.client.segments.overlapsMost.query({ id: self });
    expect(count).toBe(4);
    expect(segments).toMatchObject([
      { id: twin, count: 4, common: 4, likeness: 1 },
      { id: most, count: 3, common: 3, likeness: 0.75 },
      { id: some, count: 4, common: 1, likeness: 1 / 7 },
    ]);
    expect((await bench.client.segments.overlapsMost.query({ id: self, limit: 1 })).segments).toHaveLength(1);
  });

  /** An organization whose segments no other test has made. */
  async function startWorkbenchOn() {
    const own = await World.create(server);
    const ownClient = server.client(own.orgId, own.personId);
    const people = await own.customers(10);
    return {
      client: ownClient,
      async hold(...numbers: number[]) {
        const { id } = await ownClient.segments.create.mutate({ type: "static", name: unique("Held") });
        const customerIds = numbers.flatMap((number) => people[number] ?? []);
        await ownClient.segments.addCustomers.mutate({ id, customerIds });
        return id;
      },
    };
  }

  test("of nobody, nothing; of what is not there, a refusal", async () => {
    expect(await client.segments.overlapsMost.query({ id: await newStatic() })).toMatchObject({
      count: 0,
      segments: [],
    });
    expect(await refusal(client.segments.overlapsMost.query({ id: 999_999_999 }))).toMatchObject({
      reason: "NOT_FOUND",
    });
  });
});
