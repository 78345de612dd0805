import type { AppRouter, ProcedurePath } from "@segments/api/router";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { problemOf } from "./problem.ts";

const url = "/trpc";

/** A request of its own: aborting it closes its connection, and the server stops working on it. */
export const ALONE = { trpc: { abortOnUnmount: true, context: { alone: true } } } as const;

export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ context }) => context.alone === true,
      // Rules can outgrow an address, so they travel in the body.
      true: httpLink({ url, methodOverride: "POST" }),
      false: httpBatchLink({ url, maxItems: 20 }),
    }),
  ],
});

let hear: (reason: string) => void = () => {};

/** Hears the reason of whatever any call is refused with. */
export function onRefusal(listener: (reason: string) => void): void {
  hear = listener;
}

const onError = (error: unknown) => hear(problemOf(error).reason);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // Without a connection calls fail, and say so: what waits for one would be done long after it was given up.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      refetchOnReconnect: true,
      staleTime: 10_000,
      // What the server refused stays refused; what did not arrive is asked once more.
      retry: (failures, error) => failures < 1 && !(error instanceof TRPCClientError && error.data),
    },
  },
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

export type Outputs = inferRouterOutputs<AppRouter>;

export type Me = Outputs["session"]["me"];
export type SegmentItem = Outputs["segments"]["list"]["segments"][number];
export type SegmentDetail = Outputs["segments"]["get"];
export type RuleComparison = Outputs["segments"]["compareRule"];
export type RuleVersion = Outputs["segments"]["versions"]["versions"][number];
export type Overlap = Outputs["segments"]["overlap"];
export type SegmentHealth = Outputs["segments"]["health"]["segments"][number];
export type CustomerRow = Outputs["customers"]["search"]["rows"][number];
export type CustomerDetail = Outputs["customers"]["get"];
export type CustomerSegments = Outputs["customers"]["segments"];
export type InboundMessage = Outputs["customers"]["inbound"]["messages"][number];
export type Receipt = Outputs["segments"]["recompute"]["receipt"];
export type Explanation = Outputs["segments"]["explain"];
export type Option = Outputs["options"]["list"]["options"][number];
export type Person = Outputs["people"]["list"]["people"][number];
export type Invitation = Outputs["people"]["invitations"]["invitations"][number];
export type ApiKey = Outputs["keys"]["list"]["keys"][number];
export type WebhookEndpoint = Outputs["webhooks"]["get"];
export type WebhookDelivery = Outputs["webhooks"]["deliveries"]["deliveries"][number];
export type WebhookDeliveryDetail = Outputs["webhooks"]["delivery"];
export type AuditEntry = Outputs["audit"]["list"]["entries"][number];
export type ImportInspection = Outputs["imports"]["inspect"];
export type ImportDetail = Outputs["imports"]["get"];
export type Job = Outputs["jobs"]["get"];
export type DryRun = Outputs["jobs"]["dryRun"];
export type Flow = Outputs["flows"]["get"];
export type FlowItem = Outputs["flows"]["list"]["flows"][number];
export type FlowRun = Outputs["flows"]["runs"]["runs"][number];
export type FlowRunDetail = Outputs["flows"]["run"];
export type SizeOfDay = Outputs["segments"]["sizes"]["days"][number];
export type Forecast = Outputs["segments"]["forecast"];
export type TimelineEntry = Outputs["segments"]["timeline"]["entries"][number];
export type CustomerTimelineEntry = Outputs["customers"]["timeline"]["entries"][number];
export type CampaignItem = Outputs["campaigns"]["list"]["campaigns"][number];
export type CampaignDetail = Outputs["campaigns"]["get"];
export type CampaignPreview = Outputs["campaigns"]["preview"];
export type NewCampaign = inferRouterInputs<AppRouter>["campaigns"]["create"];
export type PreviewRequest = inferRouterInputs<AppRouter>["campaigns"]["preview"];
export type BulkRequest = inferRouterInputs<AppRouter>["jobs"]["start"];
export type ExportRequest = inferRouterInputs<AppRouter>["exports"]["start"];
export type { ProcedurePath };
