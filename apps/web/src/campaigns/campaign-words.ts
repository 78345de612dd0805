import type { CampaignDetail } from "../trpc.ts";

export type CampaignState = CampaignDetail["state"];

/** "Done" is enrolling: what is done with those who are enrolled is another system's. */
export const campaignStates: Readonly<Record<CampaignState, string>> = {
  draft: "Draft",
  running: "Enrolling",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
};
