import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { CheckField } from "../components/ui/check-field.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { countOf, formatNumber } from "../format.ts";
import { followBegun } from "../jobs/job-verbs.ts";
import { problemOf } from "../problem.ts";
import { quoted } from "../segments/quoted.ts";
import { type CampaignDetail, trpc } from "../trpc.ts";
import { Overlaps } from "./audience-troubles.tsx";
import { learnCampaign, refreshCampaigns } from "./refresh-campaigns.ts";
import { useAudience } from "./use-audience.ts";
import { inputOf, valuesOf } from "./use-draft.ts";

interface StartDialogProps {
  /** As it is saved. */
  readonly campaign: CampaignDetail;
  readonly onClose: () => void;
}

/** Says whom the campaign would enrol, and starts it. */
export function StartDialog({ campaign, onClose }: StartDialogProps) {
  const { id, name, revision, alreadyRanName } = campaign;
  const { withoutPicked: _, description: __, ...choice } = inputOf(valuesOf(campaign));
  const { preview } = useAudience({ ...choice, campaignId: id, limit: 0 });
  const start = useMutation(trpc.campaigns.start.mutationOptions());
  const [confirmed, setConfirmed] = useState(false);
  const result = preview?.result;
  const running = result?.overlaps.filter(({ state }) => state === "running") ?? [];
  const problem = start.error && problemOf(start.error);

  async function confirm() {
    try {
      const started = await start.mutateAsync({ id, revision, confirmOverlap: confirmed });
      learnCampaign(started);
      void refreshCampaigns();
      if (started.job) void followBegun(started.job);
      onClose();
    } catch {
      void refreshCampaigns();
    }
  }

  return (
    <Dialog
      alert
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Start ${quoted(name)}?`}
      description={
        <>
          Everybody who is in the audience at this moment is enrolled, once, and put into “{alreadyRanName}”.
          It can’t be undone.
        </>
      }
      footer={
        <>
          <Button onClick={onClose} autoFocus>
            Not yet
          </Button>
          <Button
            variant="primary"
            disabled={!result || result.count === 0 || start.isPending || (running.length > 0 && !confirmed)}
            onClick={() => void confirm()}
          >
            <span className="numeric">
              {start.isPending
                ? "Starting…"
                : result
                  ? `Enrol ${countOf(result.count, "customer")}`
                  : "Enrol"}
            </span>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 pb-1">
        {result ? (
          <p className="numeric text-sm">
            {formatNumber(result.included)} included, {formatNumber(result.included - result.count)} left out:{" "}
            <strong className="font-semibold">{countOf(result.count, "customer")}</strong>
            {result.reachable < result.count && `, ${formatNumber(result.reachable)} of them reachable`}.
          </p>
        ) : (
          <Skeleton className="w-56" />
        )}
        {preview && preview.problems.length > 0 && (
          <p role="alert" className="text-sm text-danger wrap-anywhere">
            {preview.problems[0]?.message}
          </p>
        )}
        {result && <Overlaps overlaps={result.overlaps} />}
        {running.length > 0 && (
          <CheckField
            checked={confirmed}
            onChange={setConfirmed}
            label="Enrol them all the same"
            hint="They may be written to by both."
          />
        )}
        {problem && (
          <p role="alert" className="text-sm text-danger wrap-anywhere">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}
