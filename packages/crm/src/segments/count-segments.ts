import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { membersOfAll } from "./membership.ts";
import type { Receipt } from "./receipt.ts";

export interface SegmentCount {
  readonly id: number;
  /** null where it can't be known; `problem` says why. */
  readonly count: number | null;
  readonly problem: string | null;
  readonly receipt: Receipt | null;
}

/** How many customers are in each of these segments now. A broken one does not hold up the others. */
export async function countSegments(
  context: Context,
  segmentIds: readonly number[],
): Promise<SegmentCount[]> {
  const answers = await membersOfAll(
    context,
    segmentIds.map((segmentId) => ({ segmentId })),
  );
  return segmentIds.map((id, index) => {
    const answer = answers[index];
    if (!answer || answer instanceof CrmError)
      return { id, count: null, problem: answer?.message ?? null, receipt: null };
    return { id, count: answer.ids.size, problem: null, receipt: answer.receipt };
  });
}
