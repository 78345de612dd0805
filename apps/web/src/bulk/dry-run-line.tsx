import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { Skeleton } from "../components/ui/skeleton.tsx";
import type { ActionName } from "../jobs/action-words.ts";
import { dryRunWords } from "../jobs/job-words.ts";
import { problemOf } from "../problem.ts";
import type { DryRunState } from "./use-dry-run.ts";

interface DryRunLineProps {
  readonly action: ActionName;
  readonly run: DryRunState;
  /** Stands there until there is something to ask. */
  readonly hint?: string | undefined;
}

/** What an action would do, before it is done. */
export function DryRunLine({ action, run: { answer, busy, error, retry }, hint }: DryRunLineProps) {
  if (error) {
    const { reason, message } = problemOf(error);
    const gone = reason === "NOT_FOUND";
    return (
      <div role="alert" className="flex min-h-9 flex-wrap items-center gap-2 text-sm text-danger">
        <span className="min-w-0 flex-1 wrap-anywhere">
          {gone ? "It was deleted meanwhile: nobody would be changed." : message}
        </span>
        {!gone && (
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        )}
      </div>
    );
  }
  const [change, ...others] = answer ? dryRunWords(action, answer) : [];
  return (
    <p
      role="status"
      className={cn(
        "numeric flex min-h-9 flex-wrap items-center gap-x-1.5 text-sm",
        answer && busy && "text-stale",
      )}
    >
      {hint !== undefined && <span className="text-muted">{hint}</span>}
      {hint === undefined && !answer && (
        <>
          <Skeleton className="w-56" />
          <span className="sr-only">Counting</span>
        </>
      )}
      {change && <span className="font-semibold">{change}</span>}
      {others.map((part) => (
        <span key={part} className="text-muted">
          · {part}
        </span>
      ))}
    </p>
  );
}
