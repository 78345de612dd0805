import type { Names } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import type { Column } from "../components/table/column.ts";
import { useIsNarrow } from "../components/ui/use-media.ts";
import { JobActions } from "../jobs/job-actions.tsx";
import { JobProgress } from "../jobs/job-progress.tsx";
import { JobStateMark } from "../jobs/job-state.tsx";
import { countWords, jobTitle, stateWords } from "../jobs/job-words.ts";
import { Ago } from "../shell/ago.tsx";
import type { Job } from "../trpc.ts";

/** The columns of a list of jobs, with the names that their sentences take. */
export function jobColumns(names: Names | undefined): readonly Column<Job, never>[] {
  return [
    {
      id: "what",
      label: "What",
      narrow: true,
      shape: 220,
      cell: (job) => <What job={job} title={jobTitle(job, names)} />,
    },
    {
      id: "result",
      label: "Result",
      width: 288,
      shape: 180,
      cell: (job) => <Result job={job} title={jobTitle(job, names)} />,
    },
    {
      id: "who",
      label: "Who",
      width: 124,
      shape: 90,
      cell: ({ actor }) => (
        <bdi className="block truncate" title={actor.name}>
          {actor.name}
        </bdi>
      ),
    },
    {
      id: "when",
      label: "When",
      width: 108,
      shape: 72,
      cell: ({ createdAt }) => (
        <span className="text-muted">
          <Ago iso={createdAt} />
        </span>
      ),
    },
    {
      id: "actions",
      label: "Actions",
      width: 168,
      align: "end",
      shape: 0,
      cell: (job) => (
        <div className="flex justify-end gap-1">
          <JobActions job={job} title={jobTitle(job, names)} />
        </div>
      ),
    },
  ];
}

interface CellProps {
  readonly job: Job;
  readonly title: string;
}

/** On a narrow screen this is all there is of a row. */
function What({ job, title }: CellProps) {
  const narrow = useIsNarrow();
  return (
    <div className="flex gap-2.5">
      <div className="pt-0.5">
        <JobStateMark state={job.state} />
      </div>
      <div className="min-w-0 flex-1">
        <Link
          to="/crm/activity/$jobId"
          params={{ jobId: job.id }}
          className="line-clamp-2 rounded-sm font-medium wrap-anywhere hover:underline"
        >
          {title}
        </Link>
        {narrow && (
          <div className="flex flex-col gap-1.5">
            <Result job={job} title={title} />
            <div className="flex min-w-0 gap-1 text-xs text-muted">
              <bdi className="truncate">{job.actor.name}</bdi> · <Ago iso={job.createdAt} />
            </div>
            <div className="flex flex-wrap gap-1 empty:hidden">
              <JobActions job={job} title={title} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

function Result({ job, title }: CellProps) {
  if (job.state === "running") return <JobProgress job={job} title={title} />;
  return (
    <span className="numeric line-clamp-2 text-sm wrap-anywhere text-muted">
      {job.state !== "done" && <span className="font-medium text-text">{stateWords[job.state]}. </span>}
      {job.problem && <span className="text-danger">{job.problem.slice(0, 300)} </span>}
      {countWords(job)}
      {job.undoneBy !== null && " · undone"}
    </span>
  );
}
