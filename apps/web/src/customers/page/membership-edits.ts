import { type CustomerSegments, client } from "../../trpc.ts";
import type { CustomerEdit } from "./use-customer-edits.ts";

type MemberOf = CustomerSegments["segments"][number];

/** Puts the customer into a static segment. */
export function joinSegment(customerId: number, segment: MemberOf): CustomerEdit {
  const { id } = segment;
  return {
    expectSegments: (seen) => ({
      ...seen,
      segments: [...seen.segments.filter((one) => one.id !== id), segment].sort((a, b) =>
        a.name.localeCompare(b.name),
      ),
    }),
    send: async () =>
      (await client.segments.addCustomers.mutate({ id, customerIds: [customerId] })).added > 0,
  };
}

/** Takes the customer out of it. */
export function leaveSegment(customerId: number, segmentId: number): CustomerEdit {
  return {
    expectSegments: (seen) => ({
      ...seen,
      segments: seen.segments.filter((one) => one.id !== segmentId),
    }),
    send: async () =>
      (await client.segments.removeCustomers.mutate({ id: segmentId, customerIds: [customerId] })).removed >
      0,
  };
}
