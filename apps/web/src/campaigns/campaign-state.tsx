import { CircleDashed } from "lucide-react";
import { Badge } from "../components/ui/badge.tsx";
import { cn } from "../components/ui/cn.ts";
import { stateIcons } from "../jobs/job-state.tsx";
import { type CampaignState, campaignStates } from "./campaign-words.ts";

const icons = { draft: CircleDashed, ...stateIcons } as const;
const tones = {
  draft: "neutral",
  running: "accent",
  done: "neutral",
  cancelled: "neutral",
  failed: "danger",
} as const;

/** How a campaign stands, as a mark and a word. */
export function CampaignStateMark({ state }: { readonly state: CampaignState }) {
  const Icon = icons[state];
  return (
    <Badge tone={tones[state]}>
      <Icon aria-hidden className={cn(state === "running" && "motion-safe:animate-spin")} />
      {campaignStates[state]}
    </Badge>
  );
}
