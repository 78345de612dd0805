import type { Write } from "../changes.ts";
import type { Context } from "../context.ts";

/** A job that goes through a file from its beginning to its end, and that one process at a time works on. */
export interface RunningFileJob {
  readonly id: number;
  /** As it was begun with. */
  readonly input: unknown;
  /** How many rows have had their turn: more than 0 where a process that was killed had begun. */
  readonly done: number;
  /** What that process had to say. */
  readonly report: unknown;
  /** Aborts when the process is to stop; another goes on. */
  readonly signal: AbortSignal;
  /** Says how far it came. Throws {@link JobStopped} where the job is cancelled, or another process is at it. */
  advance(step: Step): Promise<void>;
  /** As `advance`, in the transaction of what was done. */
  advanceWithin(write: Write, step: Step): Promise<void>;
}

export interface Step {
  /** How many rows had their turn before, and have had it now. */
  readonly from: number;
  readonly to: number;
  /** How many there are, once that is known. */
  readonly total?: number | undefined;
  /** How many of those since `from` were changed, were so already, could not be changed. */
  readonly changed?: number | undefined;
  readonly unchanged?: number | undefined;
  readonly skipped?: number | undefined;
  /** What there is to say by now, as JSON. */
  readonly report?: unknown;
}

export interface FileJob {
  /** Resolves when the job has done all; what it throws as CrmError fails it, everything else is tried again. */
  readonly run: (context: Context, job: RunningFileJob) => Promise<void>;
}

/** The job is not to be gone on with, by this process at least. */
export class JobStopped extends Error {}
