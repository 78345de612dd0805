import { sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { CrmError, notFound } from "../errors.ts";
import { readSegmentRows } from "../segments/segment-item.ts";

/** Of each side. */
export const MOST_SEGMENTS = 50;

/** Which segments an audience is made of. */
export interface SegmentChoice {
  readonly includeIds: readonly number[];
  /** In the order in which they are subtracted. */
  readonly excludeIds: readonly number[];
}

/**
 * The choice with each segment once. Throws INVALID (too many, or one on both sides), and NOT_FOUND for a segment that is
 * not there, unless it was chosen `before`: what was deleted since stays named until somebody takes it out.
 */
export async function readSegmentChoice(
  write: Write,
  { includeIds, excludeIds }: SegmentChoice,
  before: readonly number[] = [],
): Promise<SegmentChoice> {
  const choice = checkChoice({ includeIds, excludeIds });
  const ids = [...choice.includeIds, ...choice.excludeIds];
  if (ids.length === 0) return choice;
  const rows = await readSegmentRows(write.context, sql`and id = any(${ids}::int[])`);
  const known = new Set([...rows.map(({ id }) => id), ...before]);
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw notFound("segment", missing);
  const twice = onBothSides(choice);
  if (twice !== undefined) {
    const name = rows.find(({ id }) => id === twice)?.name;
    throw new CrmError(
      "INVALID",
      `${name ? `“${name}”` : `Segment ${twice}`} is both included and excluded: take it out of one of the two.`,
    );
  }
  return choice;
}

/** Each segment once. Throws INVALID where there are too many. */
export function checkChoice({ includeIds, excludeIds }: SegmentChoice): SegmentChoice {
  const choice = { includeIds: [...new Set(includeIds)], excludeIds: [...new Set(excludeIds)] };
  for (const [ids, verb] of [
    [choice.includeIds, "include"],
    [choice.excludeIds, "exclude"],
  ] as const) {
    if (ids.length > MOST_SEGMENTS) {
      throw new CrmError("INVALID", `A campaign can ${verb} at most ${MOST_SEGMENTS} segments.`);
    }
  }
  return choice;
}

/** A segment that is included and excluded. */
export function onBothSides({ includeIds, excludeIds }: SegmentChoice): number | undefined {
  return includeIds.find((id) => excludeIds.includes(id));
}
