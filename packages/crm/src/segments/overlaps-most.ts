import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { members, membersOfAll } from "./membership.ts";
import { readSegmentRows, type SegmentType } from "./segment-item.ts";

/** A segment that has customers in common with another one. */
export interface Overlapping {
  readonly id: number;
  readonly name: string;
  readonly type: SegmentType;
  readonly count: number;
  /** How many are in both. */
  readonly common: number;
  /** Which part of all that are in either is in both, from 0 to 1: 1 where both hold the same customers. */
  readonly likeness: number;
}

export interface OverlapsMost {
  /** How many customers the segment itself has. */
  readonly count: number;
  /** The most alike first; without those that have nobody in common. */
  readonly segments: readonly Overlapping[];
  /** How many segments it was compared with; more than `MOST_COMPARED` are not. */
  readonly compared: number;
}

/** The segments that changed last are compared: enough for any list that people look through. */
export const MOST_COMPARED = 1000;
const AT_ONCE = 100;

/**
 * The segments that have the most in common with one, by the part of both together that is in both (Jaccard). Broken and
 * archived ones are left out. What is in memory is taken from there, so moments may be up to a minute apart. Throws
 * NOT_FOUND, and BROKEN where who is in the segment itself can't be known.
 */
export async function overlapsMost(
  context: Context,
  segmentId: number,
  { limit }: { readonly limit: number },
): Promise<OverlapsMost> {
  const { ids } = await members(context, { segmentId });
  const others = await readSegmentRows(
    context,
    sql`and archived_at is null and id <> ${segmentId}::int order by updated_at desc, id limit ${MOST_COMPARED}::int`,
  );
  const found: Overlapping[] = [];
  for (let start = 0; start < others.length; start += AT_ONCE) {
    context.signal?.throwIfAborted();
    const some = others.slice(start, start + AT_ONCE);
    const answers = await membersOfAll(
      context,
      some.map(({ id }) => ({ segmentId: id })),
    );
    for (const [index, { id, name, type }] of some.entries()) {
      const answer = answers[index];
      if (!answer || answer instanceof CrmError) continue;
      const common = ids.and(answer.ids).size;
      if (common === 0) continue;
      const count = answer.ids.size;
      found.push({ id, name, type, count, common, likeness: common / (ids.size + count - common) });
    }
  }
  found.sort((a, b) => b.likeness - a.likeness || b.common - a.common || a.id - b.id);
  return { count: ids.size, segments: found.slice(0, limit), compared: others.length };
}
