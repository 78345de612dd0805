import { MutationObserver, type MutationObserverOptions } from "@tanstack/react-query";
import { problemOf } from "../problem.ts";
import { toast } from "../shell/toast.ts";
import { type BulkRequest, type Job, queryClient, trpc } from "../trpc.ts";
import { followJob } from "./follow-job.ts";
import { namesOfJob } from "./job-names.ts";
import { canUndo, outcomeWords } from "./job-words.ts";
import { learnJobs } from "./learn-jobs.ts";
import { dismiss } from "./tray-store.ts";

/** Begins a bulk action; what it did is said in a toast or, where it takes longer, in the tray. Throws what is refused. */
export async function startJob(request: BulkRequest): Promise<void> {
  void followBegun(await call(trpc.jobs.start.mutationOptions(), request));
}

/** Puts back what a job changed, or says why not. */
export async function undoJob(id: number): Promise<void> {
  try {
    const job = await call(trpc.jobs.undo.mutationOptions(), { id });
    dismiss([id]);
    void followBegun(job);
  } catch (error) {
    toast.error("The job was not undone", { description: problemOf(error).message });
  }
  await refreshJob(id);
}

/** Stops a job where it is, or says why not. */
export async function cancelJob(id: number): Promise<void> {
  try {
    learnJobs([await call(trpc.jobs.cancel.mutationOptions(), { id })]);
  } catch (error) {
    toast.error("The job was not cancelled", { description: problemOf(error).message });
    await refreshJob(id);
  }
}

/** Says what a job did that has been begun, in a toast or, where it takes longer, in the tray. */
export async function followBegun(begun: Job): Promise<void> {
  const job = await followJob(begun);
  if (!job) return;
  const words = outcomeWords(job, await namesOfJob(job));
  if (job.state === "failed") {
    toast.error("The job failed", { description: `${job.problem ?? ""} ${words}.`.trim() });
  } else {
    toast.success(words, {
      ...(canUndo(job) && { action: { label: "Undo", onClick: () => void undoJob(job.id) } }),
    });
  }
}

function refreshJob(id: number): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: trpc.jobs.get.queryKey({ id }) }),
    queryClient.invalidateQueries({ queryKey: trpc.jobs.list.pathKey() }),
  ]);
}

/** A mutation that outlives the component it was called from: a toast's Undo, say. */
function call<Input, Output, Failure>(
  options: MutationObserverOptions<Output, Failure, Input>,
  input: Input,
): Promise<Output> {
  return new MutationObserver(queryClient, options).mutate(input);
}
