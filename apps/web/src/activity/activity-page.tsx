import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Activity } from "lucide-react";
import { PlainTable } from "../components/table/plain-table.tsx";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { useJobNames } from "../jobs/use-job-names.ts";
import { useJobWatch } from "../jobs/watch-jobs.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { OlderPager } from "../shell/older-pager.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { jobColumns } from "./job-columns.tsx";

interface ActivityPageProps {
  /** Jobs older than this one. */
  readonly before: number | undefined;
  readonly onTurn: (before: number | undefined) => void;
}

const LIMIT = 50;

/** Everything that the organization has had done in the background. */
export function ActivityPage({ before, onTurn }: ActivityPageProps) {
  useTitle("Activity");
  useJobWatch(true);
  const list = useQuery(
    trpc.jobs.list.queryOptions({ before, limit: LIMIT }, { placeholderData: keepPreviousData }),
  );
  const jobs = list.isError ? [] : list.data?.jobs;
  const names = useJobNames(jobs ?? []);

  function placeholder() {
    if (list.isError)
      return (
        <ErrorState
          title="The activity could not be loaded"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      );
    if (jobs?.length !== 0) return null;
    return before === undefined ? (
      <EmptyState
        icon={Activity}
        title="Nothing was done yet"
        action={
          <Button asChild>
            <Link to="/crm/customers">Go to customers</Link>
          </Button>
        }
      >
        Tick customers in the contact book or in a segment to tag them, give them an owner or put them into a
        segment. What is being done, and what was, appears here.
      </EmptyState>
    ) : (
      <EmptyState icon={Activity} title="There is nothing older">
        This was the beginning.
      </EmptyState>
    );
  }

  return (
    <Page title="Activity" subtitle="What is done to many customers at once, by whom, and how far it is.">
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
        <PlainTable
          label="Activity"
          columns={jobColumns(names)}
          rows={jobs}
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
