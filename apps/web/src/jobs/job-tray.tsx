import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { countOf } from "../format.ts";
import { useHeightTold } from "../shell/use-height-told.ts";
import { useSession } from "../shell/use-session.ts";
import type { Job } from "../trpc.ts";
import { recentJobs } from "./recent-jobs.ts";
import { TrayRow } from "./tray-row.tsx";
import { dismiss, keepInTray, useBrief, useKept } from "./tray-store.ts";
import { useJobWatch } from "./watch-jobs.ts";

/** Should the stream be held up on its way, jobs are looked at all the same; in milliseconds. */
const LOOK_AGAIN = 5_000;

/** One's own jobs, wherever one is: while they run, and what they did until it is dismissed. */
export function JobTray() {
  const me = useSession()?.user?.id;
  const kept = useKept();
  const brief = useBrief();
  const { data } = useQuery({
    ...recentJobs,
    refetchInterval: ({ state }) => (state.data?.jobs.some(isRunning) ? LOOK_AGAIN : false),
  });
  const ofPage = useJobOfPage();
  const jobs = (data?.jobs ?? []).filter(
    (job) =>
      job.id !== ofPage &&
      !brief.has(job.id) &&
      (kept.has(job.id) || (isRunning(job) && job.actor.id === me)),
  );
  const running = jobs.filter(isRunning);
  useJobWatch(running.length > 0);
  useEffect(() => keepInTray(jobs.map(({ id }) => id)));
  // There each job has its row already.
  const listed = useLocation({ select: ({ pathname }) => pathname.startsWith("/crm/activity") });
  if (jobs.length === 0 || listed) return null;
  return <Tray jobs={jobs} running={running.length} />;
}

/** The job that the page itself is about, if there is one. */
function useJobOfPage(): number | undefined {
  return useLocation({
    select: ({ pathname, search }) => (pathname === "/crm/import" ? search.job : undefined),
  });
}

function isRunning({ state }: Job): boolean {
  return state === "running";
}

interface TrayProps {
  readonly jobs: readonly Job[];
  readonly running: number;
}

function Tray({ jobs, running }: TrayProps) {
  const [open, setOpen] = useState(true);
  const box = useRef<HTMLElement>(null);
  // Toasts stand above it, wherever it ends.
  useHeightTold(box, "--tray");
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <section
      ref={box}
      aria-label="Jobs"
      className={cn(
        "z-30 flex max-h-[50dvh] shrink-0 animate-rise flex-col border-t bg-raised shadow-float",
        "md:fixed md:right-4 md:bottom-14 md:w-96 md:rounded-xl md:border md:[body:has([data-action-bar])_&]:bottom-26",
      )}
    >
      <header className="flex h-10 shrink-0 items-center gap-2 pr-1.5 pl-3">
        <h2 className="numeric min-w-0 flex-1 truncate text-sm font-semibold">
          {running > 0 ? `${countOf(running, "job")} running` : `${countOf(jobs.length, "job")} finished`}
        </h2>
        {running === 0 && jobs.length > 1 && (
          <Button variant="ghost" size="sm" onClick={() => dismiss(jobs.map(({ id }) => id))}>
            Dismiss all
          </Button>
        )}
        <Button asChild variant="ghost" size="sm">
          <Link to="/crm/activity">All activity</Link>
        </Button>
        <Button
          variant="ghost"
          size="iconSm"
          aria-label={open ? "Hide the jobs" : "Show the jobs"}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Chevron aria-hidden />
        </Button>
      </header>
      {open && (
        <ul className="min-h-0 overflow-y-auto border-t">
          {jobs.map((job) => (
            <TrayRow key={job.id} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}
