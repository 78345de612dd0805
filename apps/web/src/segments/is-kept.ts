import type { SegmentItem } from "../trpc.ts";

/** Whether Segments keeps it as it is: it can be used and copied, and not changed. */
export function isKept({ special }: Pick<SegmentItem, "special">): boolean {
  return special === "suppressed";
}
