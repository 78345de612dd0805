import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useAnnounce } from "../components/ui/announcer.tsx";
import { Button } from "../components/ui/button.tsx";
import type { Job } from "../trpc.ts";
import { JobActions } from "./job-actions.tsx";
import { JobProgress } from "./job-progress.tsx";
import { JobStateMark } from "./job-state.tsx";
import { countWords, jobTitle, stateWords } from "./job-words.ts";
import { dismiss } from "./tray-store.ts";
import { useJobNames } from "./use-job-names.ts";

/** A job in the tray: how far it is and, once it is over, what it did. */
export function TrayRow({ job }: { readonly job: Job }) {
  const { id, state, problem } = job;
  const title = jobTitle(job, useJobNames([job]));
  const over = state !== "running";
  useAnnouncedEnd(over, `${stateWords[state]}: ${title}. ${countWords(job)}`);

  return (
    <li className="flex gap-2.5 border-t px-3 py-2.5 first:border-t-0">
      <div className="pt-0.5">
        <JobStateMark state={state} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex items-start gap-2">
          <Link
            to="/crm/activity/$jobId"
            params={{ jobId: id }}
            className="line-clamp-2 min-w-0 flex-1 rounded-sm text-sm font-medium wrap-anywhere hover:underline"
          >
            {title}
          </Link>
          {over ? (
            <Button
              variant="ghost"
              size="iconSm"
              className="-my-1 -mr-1"
              aria-label={`Dismiss: ${title}`}
              onClick={() => dismiss([id])}
            >
              <X aria-hidden />
            </Button>
          ) : (
            <JobActions job={job} title={title} />
          )}
        </div>
        {over ? (
          <>
            <p className="numeric text-xs text-muted wrap-anywhere">
              {state !== "done" && <span className="font-medium">{stateWords[state]}. </span>}
              {problem && <span className="text-danger">{problem.slice(0, 300)} </span>}
              {countWords(job)}
            </p>
            <div className="-mb-0.5 flex flex-wrap gap-1 empty:hidden">
              <JobActions job={job} title={title} />
            </div>
          </>
        ) : (
          <JobProgress job={job} title={title} />
        )}
      </div>
    </li>
  );
}

/** Says that it is over to those who do not see it; not of a job that was over before. */
function useAnnouncedEnd(over: boolean, words: string): void {
  const announce = useAnnounce();
  const wasOver = useRef(over);
  useEffect(() => {
    if (over && !wasOver.current) announce(words);
    wasOver.current = over;
  }, [over, words, announce]);
}
