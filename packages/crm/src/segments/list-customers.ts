import type { Context } from "../context.ts";
import { type CustomerFilter, rulesOfFilter } from "../customers/customer-filter.ts";
import { type CustomerPage, type PageRequest, pageOf } from "../customers/page.ts";
import { members } from "./membership.ts";
import type { Receipt } from "./receipt.ts";

/** A page of customers, and how many there are on all pages. */
export interface CustomerList extends CustomerPage {
  readonly total: number;
  readonly receipt: Receipt;
}

export type ListCustomersRequest = CustomerFilter & PageRequest;

/**
 * One page of a segment's customers, of those that the filter leaves. Throws NOT_FOUND, BROKEN (the segment's rule can't
 * be evaluated) and INVALID (the filter, the cursor).
 */
export async function listCustomers(
  context: Context,
  segmentId: number,
  request: ListCustomersRequest,
): Promise<CustomerList> {
  const listed = await members(context, { segmentId, where: rulesOfFilter(request) });
  const { ids, receipt } = listed;
  return { ...(await pageOf(context, listed, request)), total: ids.size, receipt };
}
