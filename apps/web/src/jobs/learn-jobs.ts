import { type Job, type Outputs, queryClient, trpc } from "../trpc.ts";
import { notePace } from "./pace.ts";
import { recentJobs } from "./recent-jobs.ts";
import { refreshCustomers } from "./refresh-customers.ts";

type JobPage = Outputs["jobs"]["list"];

/** How each job stood when it was last heard of. */
const standing = new Map<number, string>();

/** Takes in how jobs stand: all that shows them follows, and the tables too where customers were changed. */
export function learnJobs(jobs: readonly Job[]): void {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const known = new Set(queryClient.getQueryData(recentJobs.queryKey)?.jobs.map(({ id }) => id));
  const unknown = jobs.filter(({ id }) => !known.has(id));

  queryClient.setQueriesData<JobPage>(
    { queryKey: trpc.jobs.list.pathKey() },
    (page) => page && { ...page, jobs: page.jobs.map((job) => byId.get(job.id) ?? job) },
  );
  if (unknown.length > 0) {
    queryClient.setQueryData(recentJobs.queryKey, (page) => ({
      before: page?.before ?? null,
      jobs: [...unknown, ...(page?.jobs ?? [])].sort((a, b) => b.id - a.id),
    }));
    void queryClient.invalidateQueries({ queryKey: trpc.jobs.list.pathKey() });
  }
  for (const job of jobs) {
    queryClient.setQueryData(trpc.jobs.get.queryKey({ id: job.id }), job);
    notePace(job);
    const now = `${job.state} ${job.changed}`;
    const before = standing.get(job.id);
    standing.set(job.id, now);
    if (before !== undefined && before !== now) refreshCustomers({ now: job.state !== "running" });
  }
}
