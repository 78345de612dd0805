import { nameKey, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { readSegmentRows, type SegmentRow } from "../segments/segment-item.ts";
import { alreadyRanName } from "../segments/special-segments.ts";

/** The segment “Already ran campaign …” of a campaign with this name, where there is one already. */
export async function findOwnSegment(
  context: Context,
  campaignName: string,
): Promise<SegmentRow | undefined> {
  const [row] = await readSegmentRows(context, sql`and name_key = ${nameKey(alreadyRanName(campaignName))}`);
  return row;
}
