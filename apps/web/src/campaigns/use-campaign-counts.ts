import { useQuery } from "@tanstack/react-query";
import type { Counted } from "../segments/use-segment-counts.ts";
import { type CampaignItem, trpc } from "../trpc.ts";

/** How many each draft would enrol now, asked for apart from the list so that the table need not wait. */
export function useCampaignCounts(campaigns: readonly CampaignItem[] | undefined) {
  const ids = (campaigns ?? []).filter(({ state }) => state === "draft").map(({ id }) => id);
  const counts = useQuery({ ...trpc.campaigns.counts.queryOptions({ ids }), enabled: ids.length > 0 });
  return (id: number): Counted => {
    if (counts.isError) return { count: null, problem: "The count could not be loaded." };
    return counts.data?.find((one) => one.id === id);
  };
}
