import type { Context } from "../context.ts";
import { members } from "./membership.ts";
import type { Receipt } from "./receipt.ts";

export interface ResolvedCustomerIds {
  /** Ascending. */
  readonly ids: Int32Array;
  readonly receipt: Receipt;
}

/**
 * The ids of all customers in a segment now; automation enrols these. Throws NOT_FOUND, and BROKEN where the rule can't
 * be evaluated: never an empty list in its place.
 */
export async function resolveCustomerIds(context: Context, segmentId: number): Promise<ResolvedCustomerIds> {
  const { ids, receipt } = await members(context, { segmentId });
  return { ids: ids.toInt32Array(), receipt };
}
