import { useEffect } from "react";
import type { Job } from "../trpc.ts";
import { learnJobs } from "./learn-jobs.ts";

/**
 * tRPC's subscriptions are events of the browser's own kind. Its link for them would be carried by every page, being of one
 * module with what calls the other procedures.
 */
const ADDRESS = "/trpc/jobs.watch";

/** Before a stream that was refused is asked for again, in milliseconds; one that broke off comes again by itself. */
const ASK_AGAIN = 5_000;

let watchers = 0;
let source: EventSource | undefined;
let timer = 0;

/** A browser has few connections to a site: one is held only while somebody looks. */
function settle(): void {
  const wanted = watchers > 0 && !document.hidden;
  if (wanted && !source) source = open();
  if (!wanted) close();
}

function open(): EventSource {
  const opened = new EventSource(ADDRESS);
  opened.onmessage = ({ data }) => learnJobs((JSON.parse(String(data)) as { jobs: Job[] }).jobs);
  opened.onerror = () => {
    if (opened.readyState !== EventSource.CLOSED) return;
    close();
    timer = window.setTimeout(settle, ASK_AGAIN);
  };
  return opened;
}

function close(): void {
  window.clearTimeout(timer);
  source?.close();
  source = undefined;
}

document.addEventListener("visibilitychange", settle);

/** Hears of the organization's jobs as they go on, for as long as `wanted`. */
export function useJobWatch(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    watchers++;
    settle();
    return () => {
      watchers--;
      settle();
    };
  }, [wanted]);
}
