import { useMutation, useQuery } from "@tanstack/react-query";
import { Ban, CircleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Banner } from "../components/ui/notice.tsx";
import type { CustomerSearch } from "../customers/customer-search.ts";
import { formatNumber } from "../format.ts";
import { JobProgress } from "../jobs/job-progress.tsx";
import { useJobWatch } from "../jobs/watch-jobs.ts";
import { quoted } from "../segments/quoted.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { Page } from "../shell/page.tsx";
import { type CampaignDetail, type Job, trpc } from "../trpc.ts";
import { CampaignMenu } from "./campaign-menu.tsx";
import { Enrolled } from "./enrolled.tsx";
import { learnCampaign, refreshCampaigns } from "./refresh-campaigns.ts";
import { StartedFacts } from "./started-facts.tsx";

interface StartedPageProps {
  readonly campaign: CampaignDetail;
  readonly search: CustomerSearch;
  readonly onSearch: (change: Partial<CustomerSearch>, replace?: boolean) => void;
}

/** Should the stream be held up on its way, in milliseconds. */
const LOOK_AGAIN = 3_000;

/** A campaign that has started: how far it is, how its audience came about, and who was enrolled. */
export function StartedPage({ campaign, search, onSearch }: StartedPageProps) {
  const { id, name, description, state } = campaign;
  const job = useJob(campaign.job);
  const running = state === "running";
  const [cancelling, setCancelling] = useState(false);
  const cancel = useMutation(trpc.campaigns.cancel.mutationOptions());

  async function confirmCancel() {
    learnCampaign(await cancel.mutateAsync({ id }));
    void refreshCampaigns();
  }

  return (
    <Page
      title={
        <bdi className="block truncate" title={name.length > 60 ? name : undefined}>
          {name}
        </bdi>
      }
      subtitle={
        description && (
          <bdi
            className="block max-w-3xl truncate"
            title={description.length > 100 ? description : undefined}
          >
            {description.slice(0, 500)}
          </bdi>
        )
      }
      actions={
        <>
          {running && (
            <GuardedButton verb="campaigns.cancel" onClick={() => setCancelling(true)}>
              <Ban aria-hidden />
              Cancel
            </GuardedButton>
          )}
          <CampaignMenu campaign={campaign} />
        </>
      }
    >
      <div className="flex shrink-0 flex-col gap-4 px-4 pb-4 md:px-6">
        {running && job && (
          <div className="max-w-xl">
            <JobProgress job={job} title={`Enrolling in ${name.slice(0, 80)}`} />
          </div>
        )}
        {(state === "cancelled" || state === "failed") && job && (
          <Banner tone={state === "failed" ? "danger" : "neutral"} icon={CircleAlert}>
            {state === "failed" ? `It failed. ${job.problem ?? ""}` : "It was cancelled."}{" "}
            {formatNumber(campaign.enrolled)} were enrolled before, and stay so;{" "}
            {formatNumber((job.total ?? 0) - job.done)} were not reached. Duplicate it to go on with those:
            the copy leaves out who was enrolled.
          </Banner>
        )}
        <StartedFacts campaign={campaign} />
      </div>
      <Enrolled campaign={campaign} search={search} onSearch={onSearch} />
      {cancelling && (
        <ConfirmDialog
          title={`Cancel ${quoted(name)}?`}
          description={`No more customers are enrolled. Those who are (${formatNumber(job?.done ?? 0)} by now) stay enrolled, and in its segment: they may have been written to.`}
          verb="Cancel campaign"
          stay="Let it go on"
          onClose={() => setCancelling(false)}
          onConfirm={confirmCancel}
        />
      )}
    </Page>
  );
}

/** The job as it goes on. */
function useJob(first: Job | null): Job | undefined {
  const running = first?.state === "running";
  useJobWatch(running);
  const query = useQuery({
    ...trpc.jobs.get.queryOptions({ id: first?.id ?? 0 }),
    enabled: running,
    refetchInterval: running ? LOOK_AGAIN : false,
  });
  // However its end was heard of: whoever says it still runs is behind.
  const ended = running && query.data !== undefined && query.data.state !== "running";
  useEffect(() => {
    if (ended) void refreshCampaigns();
  }, [ended]);
  return (running && query.data) || first || undefined;
}
