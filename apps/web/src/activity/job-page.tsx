import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { jobTitle } from "../jobs/job-words.ts";
import { useJobNames } from "../jobs/use-job-names.ts";
import { useJobWatch } from "../jobs/watch-jobs.ts";
import { problemOf } from "../problem.ts";
import { isId } from "../search-params.ts";
import { Ago } from "../shell/ago.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { Page } from "../shell/page.tsx";
import { useTitle } from "../shell/use-title.ts";
import { type Job, trpc } from "../trpc.ts";
import { JobDetails } from "./job-details.tsx";

/** Should the stream be held up on its way, a job that runs is looked at all the same; in milliseconds. */
const LOOK_AGAIN = 5_000;

export function JobPage({ id }: { readonly id: number }) {
  const valid = isId(id);
  const query = useQuery({
    ...trpc.jobs.get.queryOptions({ id }),
    enabled: valid,
    refetchInterval: ({ state }) => (state.data?.state === "running" ? LOOK_AGAIN : false),
  });
  useJobWatch(query.data?.state === "running");
  if (!valid || (query.isError && problemOf(query.error).reason === "NOT_FOUND")) return <Gone />;
  if (query.data) return <Loaded job={query.data} />;
  if (query.isError) {
    return (
      <Page title="Job">
        <ErrorState
          title="The job could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      </Page>
    );
  }
  return (
    <Page title={<Skeleton className="h-5 w-72" />} subtitle={<Skeleton className="w-40" />}>
      <div className="px-4 md:px-6">
        <Skeleton className="mt-4 h-24 w-full max-w-2xl" />
      </div>
    </Page>
  );
}

function Loaded({ job }: { readonly job: Job }) {
  const title = jobTitle(job, useJobNames([job]));
  useTitle(title);
  return (
    <Page
      title={<span className="line-clamp-3 wrap-anywhere">{title}</span>}
      subtitle={
        <>
          <bdi>{job.actor.name.slice(0, 100)}</bdi>, <Ago iso={job.createdAt} /> ·{" "}
          <Link to="/crm/activity" className="underline underline-offset-2 hover:text-text">
            All activity
          </Link>
        </>
      }
    >
      <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-4 pt-2 pb-6 md:px-6">
        <JobDetails job={job} title={title} />
      </div>
    </Page>
  );
}

function Gone() {
  useTitle("Not found");
  return (
    <Page title="Job">
      <EmptyState
        icon={SearchX}
        title="There is no such job"
        action={
          <Button asChild>
            <Link to="/crm/activity">All activity</Link>
          </Button>
        }
      >
        It belongs to another organization, or its number is mistyped.
      </EmptyState>
    </Page>
  );
}
