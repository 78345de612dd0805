import { CircleAlert, CircleCheck, CircleDashed, CircleSlash2, LoaderCircle } from "lucide-react";
import { Badge } from "../components/ui/badge.tsx";
import { cn } from "../components/ui/cn.ts";
import { type CampaignState, campaignStates } from "./campaign-words.ts";

const looks = {
  draft: { icon: CircleDashed, tone: "neutral" },
  running: { icon: LoaderCircle, tone: "accent" },
  done: { icon: CircleCheck, tone: "neutral" },
  cancelled: { icon: CircleSlash2, tone: "neutral" },
  failed: { icon: CircleAlert, tone: "danger" },
} as const;

/** How a campaign stands, as a mark and a word. */
export function CampaignStateMark({ state }: { readonly state: CampaignState }) {
  const { icon: Icon, tone } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className={cn(state === "running" && "motion-safe:animate-spin")} />
      {campaignStates[state]}
    </Badge>
  );
}
