import { type Job, queryClient, trpc } from "../trpc.ts";
import { learnJobs } from "./learn-jobs.ts";
import { refreshCustomers } from "./refresh-customers.ts";
import { dismiss, keepInTray, setBrief } from "./tray-store.ts";

/** What is over sooner than this needs no place in the tray, in milliseconds. */
const BRIEF = 1_200;
/** Of so few, a toast says enough once it is over, however long they had to wait for their turn. */
const FEW = 1_000;
const LOOK = 100;
const LOOK_LATER = 400;

/**
 * Stays with a job that was just begun, and resolves with it where it was about few or is over at once: a toast is enough.
 * Another one stays in the tray.
 */
export async function followJob(begun: Job): Promise<Job | undefined> {
  const { id } = begun;
  setBrief(id, true);
  const few = begun.total !== null && begun.total <= FEW;
  const over = untilOver(begun, few ? Number.POSITIVE_INFINITY : performance.now() + BRIEF);
  const soon = await Promise.race([over, pause(BRIEF).then(() => undefined)]);
  if (!soon) {
    learnJobs([queryClient.getQueryData(trpc.jobs.get.queryKey({ id })) ?? begun]);
    keepInTray([id]);
  }
  setBrief(id, false);
  const job = soon ?? (few ? await over : undefined);
  if (!job) return undefined;
  dismiss([id]);
  refreshCustomers({ now: true });
  void queryClient.invalidateQueries({ queryKey: trpc.jobs.list.pathKey() });
  return job;
}

/** Undefined where it lasts longer, or that can't be found out. */
async function untilOver(begun: Job, end: number): Promise<Job | undefined> {
  const options = trpc.jobs.get.queryOptions({ id: begun.id });
  const later = performance.now() + BRIEF;
  try {
    while (performance.now() < end) {
      await pause(performance.now() < later ? LOOK : LOOK_LATER);
      const job = await queryClient.fetchQuery({ ...options, staleTime: 0 });
      if (job.state !== "running") return job;
    }
  } catch {
    // The tray finds out.
  }
  return undefined;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
