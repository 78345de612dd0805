import type { Context } from "../context.ts";
import { members } from "./membership.ts";
import type { Receipt } from "./receipt.ts";
import { forgetSlow, SLOW_MS } from "./slow-segments.ts";

export interface Recomputed {
  readonly count: number;
  readonly receipt: Receipt;
}

/** Asks the database now, whatever is cached, and caches the new answer. Throws as {@link resolveCustomerIds}. */
export async function recompute(context: Context, segmentId: number): Promise<Recomputed> {
  const { ids, receipt } = await members(context, { segmentId }, { fresh: true });
  if (receipt.ms < SLOW_MS) await forgetSlow(context, segmentId);
  return { count: ids.size, receipt };
}
