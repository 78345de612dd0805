import { formatNumber } from "../format.ts";
import type { Job } from "../trpc.ts";
import { paceWords } from "./pace.ts";
import { ProgressBar } from "./progress-bar.tsx";

interface JobProgressProps {
  readonly job: Job;
  readonly title: string;
}

/** How far a job is, how fast it goes and what that leaves. */
export function JobProgress({ job, title }: JobProgressProps) {
  const { done, total } = job;
  const pace = paceWords(job);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <ProgressBar label={title} done={done} total={total} />
      <p className="numeric flex flex-wrap justify-between gap-x-2 text-xs text-muted">
        <span>{total === null ? formatNumber(done) : `${formatNumber(done)} of ${formatNumber(total)}`}</span>
        <span>{pace}</span>
      </p>
    </div>
  );
}
