import type { Predicate } from "@segments/rules";
import type { Context } from "../context.ts";
import type { CustomerList, ListCustomersRequest } from "../segments/list-customers.ts";
import { members } from "../segments/membership.ts";
import type { Question } from "../segments/prepare.ts";
import { rulesOfFilter } from "./customer-filter.ts";
import { pageOf } from "./page.ts";

export type SearchCustomersRequest = ListCustomersRequest & {
  /** Leaves out who is in this segment. */
  readonly notInSegment?: number | undefined;
};

/** One page of the contact book, of those customers that the filter leaves. Throws INVALID (the filter, the cursor). */
export async function searchCustomers(
  context: Context,
  request: SearchCustomersRequest,
): Promise<CustomerList> {
  const { ids, receipt } = await members(context, contactBook(request));
  return { ...(await pageOf(context, ids, request)), total: ids.size, receipt };
}

function contactBook({ notInSegment, ...request }: SearchCustomersRequest): Question {
  const where = rulesOfFilter(request);
  if (notInSegment !== undefined) {
    const outside: Predicate = { field: "segment", operator: "notCurrentlyIn", value: [notInSegment] };
    where.push({ combinator: "and", rules: [outside] });
  }
  return { everyone: true, where };
}
