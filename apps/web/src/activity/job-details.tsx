import { Link } from "@tanstack/react-router";
import { formatInstant, formatNumber } from "../format.ts";
import { JobActions } from "../jobs/job-actions.tsx";
import { JobProgress } from "../jobs/job-progress.tsx";
import { JobStateMark } from "../jobs/job-state.tsx";
import { stateWords } from "../jobs/job-words.ts";
import { useTimeZone } from "../shell/use-session.ts";
import type { Job } from "../trpc.ts";
import { Fact } from "./fact.tsx";
import { figuresOf } from "./figures.ts";
import { JobSubject } from "./job-subject.tsx";

interface JobDetailsProps {
  readonly job: Job;
  readonly title: string;
}

/** How a job stands, in figures. */
export function JobDetails({ job, title }: JobDetailsProps) {
  const timeZone = useTimeZone();
  const { state, problem, undoOf, undoneBy, total, done, createdAt, finishedAt } = job;
  return (
    <>
      <section aria-label="State" className="flex max-w-2xl flex-col gap-3">
        <div className="flex min-h-7 flex-wrap items-center gap-2 text-base">
          <JobStateMark state={state} />
          <span aria-hidden className="font-medium">
            {stateWords[state]}
          </span>
          {undoneBy !== null && (
            <span className="text-muted">
              · undone by <JobLink id={undoneBy} />
            </span>
          )}
          {undoOf !== null && (
            <span className="text-muted">
              · undoes <JobLink id={undoOf} />
            </span>
          )}
          <span className="flex flex-wrap gap-1 empty:hidden sm:ml-auto">
            <JobActions job={job} title={title} />
          </span>
        </div>
        {state === "running" && <JobProgress job={job} title={title} />}
        {problem && (
          <p role="alert" className="text-sm text-danger wrap-anywhere">
            {problem}
          </p>
        )}
      </section>
      <dl className="grid max-w-2xl grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line md:auto-cols-fr md:grid-flow-col md:grid-cols-none">
        {figuresOf(job).map(({ label, value }) => (
          <div key={label} className="flex flex-col-reverse justify-end bg-background px-4 py-3">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="numeric text-lg font-semibold">{value === null ? "—" : formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <dl className="grid max-w-2xl grid-cols-[140px_1fr] gap-x-3 gap-y-2 text-sm [&_dd]:min-w-0 [&_dd]:wrap-anywhere [&_dt]:text-muted">
        <JobSubject job={job} />
        <Fact label="Begun">{formatInstant(createdAt, timeZone)}</Fact>
        {finishedAt && <Fact label="Over">{formatInstant(finishedAt, timeZone)}</Fact>}
        {state !== "running" && total !== null && total > done && (
          <Fact label="Not reached">{formatNumber(total - done)}</Fact>
        )}
      </dl>
    </>
  );
}

function JobLink({ id }: { readonly id: number }) {
  return (
    <Link
      to="/crm/activity/$jobId"
      params={{ jobId: id }}
      className="numeric text-text underline underline-offset-2"
    >
      job {id}
    </Link>
  );
}
