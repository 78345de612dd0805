import type { World } from "../world.ts";

/** PostgreSQL takes at most 65,535 parameters in a statement. */
const CHUNK = 10_000;

function* chunksOf(ids: readonly number[]): Generator<number[]> {
  for (let from = 0; from < ids.length; from += CHUNK) yield ids.slice(from, from + CHUNK);
}

type Client = Parameters<Parameters<World["peers"]["prisma"]["$transaction"]>[0]>[0];

/** In one transaction, so that half of it is never seen. */
function inOne<Result>({ peers }: World, work: (tx: Client) => Promise<Result>): Promise<Result> {
  return peers.prisma.$transaction(work, { timeout: 600_000, maxWait: 10_000 });
}

export function createMembers(world: World, segmentId: number, ids: readonly number[]): Promise<number> {
  const { orgId } = world;
  return inOne(world, async (tx) => {
    let added = 0;
    for (const chunk of chunksOf(ids)) {
      const data = chunk.map((customerId) => ({ orgId, segmentId, customerId }));
      added += (await tx.segmentMember.createMany({ data, skipDuplicates: true })).count;
    }
    return added;
  });
}

export function deleteMembers(world: World, segmentId: number, ids: readonly number[]): Promise<number> {
  const { orgId } = world;
  return inOne(world, async (tx) => {
    let removed = 0;
    for (const chunk of chunksOf(ids)) {
      const where = { orgId, segmentId, customerId: { in: chunk } };
      removed += (await tx.segmentMember.deleteMany({ where })).count;
    }
    return removed;
  });
}

/** The same, and the records that the product writes: the change, and who joined or left, numbered. */
export function withLog(
  world: World,
  segmentId: number,
  ids: readonly number[],
  joined: boolean,
): Promise<number> {
  const { orgId } = world;
  return inOne(world, async (tx) => {
    let changed = 0;
    const facets = [`segment:${segmentId}`];
    const change = await tx.change.create({
      data: { orgId, cause: "manual", facets, customerIds: [...ids] },
    });
    const { last } = await tx.membershipSequence.upsert({
      where: { orgId },
      create: { orgId, last: ids.length },
      update: { last: { increment: ids.length } },
    });
    let seq = Number(last) - ids.length;
    for (const chunk of chunksOf(ids)) {
      const data = chunk.map((customerId) => ({ orgId, segmentId, customerId }));
      const { count } = joined
        ? await tx.segmentMember.createMany({ data, skipDuplicates: true })
        : await tx.segmentMember.deleteMany({ where: { orgId, segmentId, customerId: { in: chunk } } });
      changed += count;
      await tx.membershipLog.createMany({
        data: data.map((one) => ({ ...one, seq: ++seq, joined, changeId: change.id })),
      });
    }
    return changed;
  });
}

export function createTags(world: World, tagId: number, ids: readonly number[]): Promise<number> {
  const { orgId } = world;
  return inOne(world, async (tx) => {
    let tagged = 0;
    for (const chunk of chunksOf(ids)) {
      const data = chunk.map((customerId) => ({ orgId, tagId, customerId }));
      tagged += (await tx.customerTag.createMany({ data, skipDuplicates: true })).count;
    }
    return tagged;
  });
}

/** How many of the segments are new. */
export function createSegments(world: World, names: readonly string[]): Promise<number> {
  const { orgId } = world;
  return inOne(world, async (tx) => {
    const data = names.map((name) => ({ orgId, name, nameKey: name.toLowerCase(), type: "static" }));
    const { count } = await tx.segment.createMany({ data, skipDuplicates: true });
    const nameKey = { in: data.map((one) => one.nameKey) };
    const found = await tx.segment.findMany({ where: { orgId, nameKey }, select: { id: true, name: true } });
    if (found.length !== names.length) throw new TypeError("a segment is missing");
    return count;
  });
}

export function upsertSegments(world: World, names: readonly string[]): Promise<number> {
  const { orgId } = world;
  return inOne(world, async (tx) => {
    for (const name of names) {
      const nameKey = name.toLowerCase();
      const create = { orgId, name, nameKey, type: "static" };
      await tx.segment.upsert({ where: { orgId_nameKey: { orgId, nameKey } }, create, update: {} });
    }
    return names.length;
  });
}
