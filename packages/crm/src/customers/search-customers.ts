import type { Context } from "../context.ts";
import type { CustomerList, ListCustomersRequest } from "../segments/list-customers.ts";
import { members } from "../segments/membership.ts";
import { rulesOfFilter } from "./customer-filter.ts";
import { pageOf } from "./page.ts";

export type SearchCustomersRequest = ListCustomersRequest & {
  /** Leaves out who is in this segment. */
  readonly notInSegment?: number | undefined;
};

/** One page of the contact book, of those customers that the filter leaves. Throws INVALID (the filter, the cursor), and NOT_FOUND or BROKEN of `notInSegment`. */
export async function searchCustomers(
  context: Context,
  request: SearchCustomersRequest,
): Promise<CustomerList> {
  const { notInSegment: notIn } = request;
  const where = rulesOfFilter(request);
  const listed = await members(context, { everyone: true, notIn, where });
  const { ids, receipt } = listed;
  return { ...(await pageOf(context, listed, request)), total: ids.size, receipt };
}
