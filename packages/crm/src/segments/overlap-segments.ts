import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { IdSet } from "../id-set/id-set.ts";
import { membersOfOneMoment } from "./members-of-one-moment.ts";
import type { Members } from "./membership.ts";
import { readSegmentRows, type SegmentType } from "./segment-item.ts";

export interface OverlapSegment {
  readonly id: number;
  readonly name: string;
  readonly type: SegmentType;
  /** ISO 8601; no rule can name an archived segment. */
  readonly archivedAt: string | null;
  readonly count: number;
}

/** The customers who are in all of these and in none of the others that were asked for. */
export interface OverlapRegion {
  readonly inside: readonly number[];
  readonly outside: readonly number[];
  readonly count: number;
}

export interface Overlap {
  readonly segments: readonly OverlapSegment[];
  /** Every customer of the segments is in exactly one of them: three of two segments, seven of three. */
  readonly regions: readonly OverlapRegion[];
  /** How many are in any of the segments. */
  readonly total: number;
  /** ISO 8601 */
  readonly evaluatedAt: string;
}

/**
 * What two or three segments have in common, all of one moment. Throws INVALID (fewer, more, one twice), NOT_FOUND, and
 * BROKEN naming the segment that can't be evaluated.
 */
export async function overlapSegments(context: Context, segmentIds: readonly number[]): Promise<Overlap> {
  const { length } = segmentIds;
  if (length < 2 || length > 3 || new Set(segmentIds).size < length) {
    throw new CrmError("INVALID", "Pick two or three different segments.");
  }
  const rows = await readSegmentRows(context, sql`and id = any(${[...segmentIds]}::int[])`);
  const answers = await membersOfOneMoment(
    context,
    segmentIds.map((segmentId) => ({ segmentId })),
  );
  const sets = answers.map((answer) => {
    if (answer instanceof CrmError) throw answer;
    return answer.ids;
  });
  const segments = segmentIds.map((id, index) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw notFound("segment", id);
    const { name, type, archivedAt } = row;
    const count = sets[index]?.size ?? 0;
    return { id, name, type, archivedAt: archivedAt?.toISOString() ?? null, count };
  });
  const [first] = answers as readonly Members[];
  return {
    segments,
    regions: regionsOf(segmentIds, sets),
    total: IdSet.union(sets).size,
    evaluatedAt: first?.receipt.evaluatedAt ?? "",
  };
}

/** Those that are in one segment only first, what is in all of them last. */
function regionsOf(ids: readonly number[], sets: readonly IdSet[]): OverlapRegion[] {
  const masks = Array.from({ length: 2 ** ids.length - 1 }, (_, index) => index + 1);
  const regions = masks.map((mask) => {
    const isInside = (_: unknown, index: number) => (mask & (1 << index)) !== 0;
    const isOutside = (_: unknown, index: number) => (mask & (1 << index)) === 0;
    const common = sets.filter(isInside).reduce((all, set) => all.and(set));
    const others = IdSet.union(sets.filter(isOutside));
    return {
      inside: ids.filter(isInside),
      outside: ids.filter(isOutside),
      count: common.andNot(others).size,
    };
  });
  return regions.sort((a, b) => a.inside.length - b.inside.length);
}
