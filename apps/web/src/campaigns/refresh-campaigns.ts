import { refreshSegments } from "../segments/use-segment-actions.ts";
import { type CampaignDetail, queryClient, trpc } from "../trpc.ts";

/** Everything that shows campaigns, or what they name, asks anew. */
export function refreshCampaigns(): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: trpc.campaigns.pathKey() }),
    refreshSegments(),
  ]);
}

/** Takes in what the server said of a campaign. */
export function learnCampaign(campaign: CampaignDetail): void {
  queryClient.setQueryData(trpc.campaigns.get.queryKey({ id: campaign.id }), campaign);
}
