import { readName, SEGMENT_NAME_LENGTH, type SegmentName } from "../segments/segment-name.ts";
import { alreadyRanName } from "../segments/special-segments.ts";

/** So long that the name of the segment that is named after it can still be a segment's. In characters (code points). */
export const CAMPAIGN_NAME_LENGTH = SEGMENT_NAME_LENGTH - alreadyRanName("").length;

/** Reads a campaign's name. Throws INVALID with what is wrong with it. */
export function readCampaignName(input: string): SegmentName {
  return readName(input, "campaign", CAMPAIGN_NAME_LENGTH);
}
