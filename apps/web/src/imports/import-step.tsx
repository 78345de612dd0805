import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useOneAtATime } from "../components/ui/use-one-at-a-time.ts";
import { countOf } from "../format.ts";
import { JobActions } from "../jobs/job-actions.tsx";
import { JobProgress } from "../jobs/job-progress.tsx";
import { learnJobs } from "../jobs/learn-jobs.ts";
import { dismiss } from "../jobs/tray-store.ts";
import { useJobWatch } from "../jobs/watch-jobs.ts";
import { problemOf } from "../problem.ts";
import { ErrorState } from "../shell/error-state.tsx";
import { type ImportDetail, type Job, trpc } from "../trpc.ts";
import { ImportOutcomes } from "./import-outcomes.tsx";

interface ImportStepProps {
  /** The check, or the import. */
  readonly jobId: number;
  readonly onStarted: (job: Job) => void;
  readonly onBack: (fileId: number) => void;
  readonly onOther: () => void;
}

/** Between two looks at one that runs, in milliseconds. */
const LOOK_AGAIN = 700;

/** The last steps: what would happen to the rows, and what did. */
export function ImportStep({ jobId, onStarted, onBack, onOther }: ImportStepProps) {
  const query = useQuery({
    ...trpc.imports.get.queryOptions({ id: jobId }),
    refetchInterval: ({ state }) => (state.data?.job.state === "running" ? LOOK_AGAIN : false),
  });
  const detail = query.data;
  useJobWatch(detail?.job.state === "running");
  useTrayTold(detail?.job);
  if (query.isError) {
    return (
      <ErrorState
        title="The import could not be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!detail) return <Skeleton className="h-40 w-full max-w-3xl" />;
  const { job, file, isCheck } = detail;
  const title = `${isCheck ? "Checking" : "Importing"} ${file.name}`;
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <span className="min-w-0 flex-1 truncate font-medium" title={file.name}>
          {file.name}
        </span>
        <JobActions job={job} title={title} />
      </div>
      {job.state === "running" && <JobProgress job={job} title={title} />}
      {job.state === "failed" && (
        <Banner tone="danger" icon={TriangleAlert}>
          {isCheck ? "The check stopped." : "The import stopped; what it had done by then stays done."}{" "}
          {job.problem}
        </Banner>
      )}
      {job.state === "cancelled" && (
        <Banner tone="neutral" icon={TriangleAlert}>
          {isCheck
            ? "The check was cancelled."
            : "The import was cancelled; what it had done by then stays done."}
        </Banner>
      )}
      {job.state === "done" && !isCheck && <Done detail={detail} />}
      {job.state !== "running" &&
        (isCheck ? (
          <Confirm detail={detail} onStarted={onStarted} onBack={() => onBack(file.id)} />
        ) : (
          <div>
            <Button onClick={onOther}>Import another file</Button>
          </div>
        ))}
      <ImportOutcomes detail={detail} />
    </div>
  );
}

/** Left while it runs, the job goes on in the tray; its end is seen here. */
function useTrayTold(job: Job | undefined): void {
  useEffect(() => {
    if (!job) return;
    learnJobs([job]);
    if (job.state !== "running") dismiss([job.id]);
  }, [job]);
}

function Done({ detail: { report, job } }: { readonly detail: ImportDetail }) {
  const { ambiguous, refused } = report.counts;
  const left = ambiguous + refused;
  return (
    <Banner tone="neutral" icon={CircleCheck}>
      {left === 0
        ? "All rows are in."
        : `${countOf(left, "row")} could not be imported. ${job.files.length > 0 ? "Download them above, correct them, and import that file again." : ""}`}
    </Banner>
  );
}

interface ConfirmProps {
  readonly detail: ImportDetail;
  readonly onStarted: (job: Job) => void;
  readonly onBack: () => void;
}

/** Imports by what was checked. */
function Confirm({ detail, onStarted, onBack }: ConfirmProps) {
  const start = useMutation(trpc.imports.start.mutationOptions({ onSuccess: onStarted }));
  const { once } = useOneAtATime();
  const { job, report, file, encoding, delimiter, columns, options } = detail;
  const changing = report.counts.created + report.counts.updated;
  return (
    <div className="flex flex-col gap-3">
      {start.isError && (
        <Banner tone="danger" icon={TriangleAlert}>
          The import was not started. {problemOf(start.error).message}
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {job.state === "done" && (
          <Button
            variant="primary"
            disabled={start.isPending || start.isSuccess || changing === 0}
            onClick={once(() =>
              start
                .mutateAsync({ fileId: file.id, encoding, delimiter, columns: [...columns], options })
                .catch(() => {}),
            )}
          >
            {start.isPending
              ? "Starting…"
              : changing === 0
                ? "Nothing to import"
                : `Import ${countOf(changing, "row")}`}
          </Button>
        )}
        <Button variant="ghost" onClick={onBack}>
          Back to the columns
        </Button>
      </div>
    </div>
  );
}
