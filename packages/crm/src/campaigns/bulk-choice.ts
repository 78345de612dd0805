import type { Audience } from "../bulk/audience.ts";
import type { SegmentChoice } from "./audience-choice.ts";

/** A whole segment is included as such, and so is up to date when the campaign starts; of anything else those are meant whom it has now. */
export function wholeSegment(audience: Audience): number | undefined {
  if ("customerIds" in audience) return undefined;
  const { segmentId, search, filter } = audience;
  return search?.trim() || filter !== undefined ? undefined : segmentId;
}

/** The choice, with what a bulk action is for. */
export function withAudience(choice: SegmentChoice, audience: Audience | undefined) {
  const segmentId = audience && wholeSegment(audience);
  if (segmentId === undefined) return { choice, picked: audience };
  return { choice: { ...choice, includeIds: [...choice.includeIds, segmentId] }, picked: undefined };
}
