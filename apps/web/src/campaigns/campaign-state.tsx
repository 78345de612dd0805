import { PencilLine } from "lucide-react";
import { JobStateMark } from "../jobs/job-state.tsx";
import { type CampaignState, campaignStates } from "./campaign-words.ts";

/** How a campaign stands, as a mark and a word. */
export function CampaignStateMark({ state }: { readonly state: CampaignState }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {state === "draft" ? (
        <PencilLine aria-hidden className="size-4 shrink-0 text-muted" />
      ) : (
        <span aria-hidden className="flex">
          <JobStateMark state={state} />
        </span>
      )}
      <span className="truncate">{campaignStates[state]}</span>
    </span>
  );
}
