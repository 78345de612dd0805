import type { Names } from "@segments/rules";
import { countOf, formatNumber } from "../format.ts";
import { continued } from "../sentence.ts";
import type { DryRun, Job } from "../trpc.ts";
import { type ActionName, actionWords } from "./action-words.ts";
import { type FileActionName, fileJobWords } from "./file-job-words.ts";

export const stateWords: Readonly<Record<Job["state"], string>> = {
  running: "Running",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
};

type BulkJob = Job & { readonly action: ActionName };
type FileJob = Job & { readonly action: FileActionName };

function isBulk(job: BulkJob | FileJob): job is BulkJob {
  return job.kind === "bulk";
}

/** What a job does: "Add tags hot-lead, vip to 1,204 customers". */
export function jobTitle(job: Job, names?: Names): string {
  const it = job as BulkJob | FileJob;
  if (!isBulk(it)) return fileJobWords[it.action].does(it.total);
  const { action, input, total, undoOf } = it;
  const title = actionWords[action].does(countOf(total ?? 0, "customer"), input, names);
  return undoOf === null ? title : `Undo: ${continued(title)}`;
}

/** What became of those it is about: "1,204 changed · 88 already so". */
export function countWords(job: Job): string {
  const it = job as BulkJob | FileJob;
  const { state, total, done } = it;
  const parts = isBulk(it) ? [changedWords(it), ...otherWords(it)] : fileJobWords[it.action].counts(it);
  const left = state === "running" || total === null ? 0 : total - done;
  return [...parts, ...(left > 0 ? [`${formatNumber(left)} not reached`] : [])].join(" · ");
}

/** What a job that is over has done, as one sentence: "2 customers added to “Q1 batch”, 1 already in". */
export function outcomeWords(job: Job, names: Names): string {
  const it = job as BulkJob | FileJob;
  if (!isBulk(it)) return `${jobTitle(it)}: ${countWords(it)}`;
  const { action, input, changed, undoOf } = it;
  const { did, undid, changed: word = "changed" } = actionWords[action];
  const say = undoOf === null ? did : undid;
  const main = changed === 0 ? `Nobody was ${word}` : say(countOf(changed, "customer"), input, names);
  return [main, ...otherWords(it)].join(", ");
}

function changedWords({ action, changed }: BulkJob): string {
  const { changed: word = "changed" } = actionWords[action];
  return changed === 0 ? `Nobody ${word}` : `${formatNumber(changed)} ${word}`;
}

/** Of those who were not changed. */
function otherWords({ action, unchanged, skipped, undoOf }: BulkJob): string[] {
  const words: string[] = [];
  // Putting back what is back already is none of the action's own words.
  const same = undoOf === null ? actionWords[action].same : "already so";
  if (unchanged > 0) words.push(`${formatNumber(unchanged)} ${same}`);
  if (skipped > 0) {
    const since = `changed since, left as ${skipped === 1 ? "it is" : "they are"}`;
    words.push(`${formatNumber(skipped)} ${undoOf === null ? "not in the contact book any more" : since}`);
  }
  return words;
}

/** What a bulk action would do, part by part: "1,204 will change", "88 already so". */
export function dryRunWords(
  action: ActionName,
  { wouldChange, alreadySo, unknown }: DryRun,
): readonly string[] {
  const parts = [wouldChange === 0 ? "Nobody will change" : `${formatNumber(wouldChange)} will change`];
  if (alreadySo > 0) parts.push(`${formatNumber(alreadySo)} ${actionWords[action].same}`);
  if (unknown > 0) parts.push(`${formatNumber(unknown)} can’t be changed (not in the contact book any more)`);
  return parts;
}

/** Whether undoing it would do anything. */
export function canUndo({ undoable, state, undoOf, undoneBy, changed }: Job): boolean {
  return undoable && state !== "running" && undoOf === null && undoneBy === null && changed > 0;
}
