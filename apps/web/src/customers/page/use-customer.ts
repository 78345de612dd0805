import { useMutationState, useQuery } from "@tanstack/react-query";
import { type CustomerDetail, type CustomerSegments, trpc } from "../../trpc.ts";
import { type CustomerEdit, editsKey } from "./use-customer-edits.ts";

/** The customer as it will be once everything that is under way has arrived. */
export function useCustomer(id: number, enabled = true) {
  const query = useQuery({ ...trpc.customers.get.queryOptions({ id }), enabled });
  const customer = useEditsUnderWay(id).reduce<CustomerDetail | undefined>(
    (seen, { expect }) => seen && (expect?.(seen) ?? seen),
    query.data,
  );
  return { query, customer };
}

/** The segments that the customer is in, likewise; `stale` while an edit may still change them. */
export function useCustomerSegments(id: number) {
  const query = useQuery(trpc.customers.segments.queryOptions({ id }));
  const edits = useEditsUnderWay(id);
  const answer = edits.reduce<CustomerSegments | undefined>(
    (seen, { expectSegments }) => seen && (expectSegments?.(seen) ?? seen),
    query.data,
  );
  return { query, answer, stale: edits.length > 0 };
}

function useEditsUnderWay(id: number): CustomerEdit[] {
  return useMutationState({
    filters: { mutationKey: editsKey(id), status: "pending" },
    select: ({ state }) => state.variables as CustomerEdit,
  });
}
