import type { AppRouter } from "@segments/api/router";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";

const url = "/trpc";

/** A request of its own: aborting it closes its connection, and the server stops working on it. */
export const ALONE = { trpc: { abortOnUnmount: true, context: { alone: true } } } as const;

const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ context }) => context.alone === true,
      // Rules can outgrow an address, so they travel in the body.
      true: httpLink({ url, methodOverride: "POST" }),
      false: httpBatchLink({ url, maxItems: 20 }),
    }),
  ],
});

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the server refused stays refused; what did not arrive is asked once more.
      retry: (failures, error) => failures < 1 && !(error instanceof TRPCClientError && error.data),
    },
  },
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

export type Outputs = inferRouterOutputs<AppRouter>;

export type SegmentItem = Outputs["segments"]["list"]["segments"][number];
export type SegmentDetail = Outputs["segments"]["get"];
export type CustomerRow = Outputs["customers"]["search"]["rows"][number];
export type Receipt = Outputs["segments"]["recompute"]["receipt"];
export type Explanation = Outputs["segments"]["explain"];
export type Option = Outputs["options"]["list"]["options"][number];
