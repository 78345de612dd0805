import { useState } from "react";
import { ExclusionFields } from "../campaigns/audience-fields.tsx";
import { AudienceProblems, Overlaps } from "../campaigns/audience-troubles.tsx";
import { useAudience } from "../campaigns/use-audience.ts";
import { emptyDraft, inputOf, useDraft } from "../campaigns/use-draft.ts";
import { Waterfall } from "../campaigns/waterfall.tsx";
import { Button } from "../components/ui/button.tsx";
import { CheckField } from "../components/ui/check-field.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { countOf, formatDay } from "../format.ts";
import { useTimeZone } from "../shell/use-session.ts";
import type { ActionDialogProps } from "./table-action.ts";
import { useBeginCampaign } from "./use-begin-campaign.ts";
import { whom } from "./whom.ts";

/** Starts a campaign for those who are chosen: a whole segment is included as such, all others are picked as they are now. */
export function StartCampaignDialog({ chosen, onClose, onBegun }: ActionDialogProps) {
  const { audience, segment } = chosen;
  const today = formatDay(new Date().toISOString(), useTimeZone());
  const { values, set } = useDraft({
    ...emptyDraft,
    name: `${segment?.name.slice(0, 120) ?? "Campaign"} — ${today}`,
  });
  const { withoutPicked: _, description: __, includeIds: ___, ...choice } = inputOf(values);
  const asked = useAudience({ ...choice, audience, limit: 0 });
  const { preview, stale } = asked;
  const result = preview?.result;
  const running = result?.overlaps.filter(({ state }) => state === "running") ?? [];
  const [confirmed, setConfirmed] = useState(false);
  const begin = useBeginCampaign(onBegun);
  const ready = result && !stale && result.count > 0 && preview.problems.length === 0;
  const problem = begin.problem ?? asked.problem?.message;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      className="top-[6dvh] max-h-[88dvh] max-w-lg"
      title="Start campaign"
      description={`Enrols ${whom(chosen)}, once each, less those whom you exclude. It can’t be undone.`}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            className="min-w-0 shrink"
            disabled={!ready || begin.busy || values.name.trim() === "" || (running.length > 0 && !confirmed)}
            onClick={() => void begin.begin({ ...choice, audience }, confirmed)}
          >
            <span className="numeric truncate">
              {result ? `Enrol ${countOf(result.count, "customer")}` : "Start campaign"}
            </span>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-1">
        <TextField
          label="Name"
          dir="auto"
          value={values.name}
          onChange={(name) => set({ name })}
          hint={`They are put into “Already ran campaign ${values.name.trim().slice(0, 60)}”.`}
        />
        <ExclusionFields values={values} onChange={set} isTroubled={() => false} />
        <CheckField
          checked={values.onlyReachable}
          onChange={(onlyReachable) => set({ onlyReachable })}
          label="Only customers who can be reached"
        />
        {result && (
          <Waterfall included={result.included} steps={result.steps} verb="Enrolled" stale={stale} />
        )}
        {!preview && !problem && <Skeleton className="h-16 w-full" />}
        {preview && (
          <AudienceProblems
            problems={preview.problems}
            onTakeOut={(id) => set({ excludes: values.excludes.filter((one) => one.id !== id) })}
          />
        )}
        {result && (
          <Overlaps
            overlaps={result.overlaps}
            onExclude={(one) => set({ excludes: [...values.excludes, one] })}
          />
        )}
        {running.length > 0 && (
          <CheckField checked={confirmed} onChange={setConfirmed} label="Enrol them all the same" />
        )}
        {problem && (
          <p role="alert" className="text-sm text-danger wrap-anywhere">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
