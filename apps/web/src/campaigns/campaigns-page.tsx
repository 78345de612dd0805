import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Megaphone, Plus } from "lucide-react";
import { PlainTable } from "../components/table/plain-table.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { useJobWatch } from "../jobs/watch-jobs.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { OlderPager } from "../shell/older-pager.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { campaignColumns } from "./campaign-columns.tsx";
import { useCampaignCounts } from "./use-campaign-counts.ts";

interface CampaignsPageProps {
  /** Campaigns older than this one. */
  readonly before: number | undefined;
  readonly onTurn: (before: number | undefined) => void;
}

export function CampaignsPage({ before, onTurn }: CampaignsPageProps) {
  useTitle("Campaigns");
  const list = useQuery(trpc.campaigns.list.queryOptions({ before }, { placeholderData: keepPreviousData }));
  const campaigns = list.isError && !list.data ? [] : list.data?.campaigns;
  useJobWatch(campaigns?.some(({ state }) => state === "running") ?? false);
  const countOf = useCampaignCounts(campaigns);

  function placeholder() {
    if (list.isError && !list.data)
      return (
        <ErrorState
          title="The campaigns could not be loaded"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      );
    if (campaigns?.length !== 0) return null;
    return (
      <EmptyState
        icon={Megaphone}
        title={before === undefined ? "No campaigns yet" : "There is nothing older"}
        action={
          <GuardedButton verb="campaigns.create" asChild>
            <Link to="/crm/campaigns/new">
              {before === undefined ? "Create the first campaign" : "New campaign"}
            </Link>
          </GuardedButton>
        }
      >
        A campaign decides whom to write to: the segments it includes, less those it excludes. It enrols each
        customer once, and remembers them in a segment that later campaigns leave out.
      </EmptyState>
    );
  }

  return (
    <Page
      title="Campaigns"
      subtitle="Whom to write to: segments included, less segments excluded, each customer once."
      actions={
        <GuardedButton verb="campaigns.create" asChild variant="primary">
          <Link to="/crm/campaigns/new">
            <Plus aria-hidden />
            New campaign
          </Link>
        </GuardedButton>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
        <PlainTable
          label="Campaigns"
          columns={campaignColumns(countOf)}
          rows={campaigns}
          stale={list.isPlaceholderData}
          placeholder={placeholder()}
        />
        <OlderPager
          older={list.isPlaceholderData || list.isError ? null : (list.data?.before ?? null)}
          atNewest={before === undefined}
          onTurn={onTurn}
        />
      </div>
    </Page>
  );
}
