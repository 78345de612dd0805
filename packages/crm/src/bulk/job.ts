import { type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import type { BulkActionName } from "./actions.ts";
import type { BulkInput } from "./bulk-action.ts";

export type JobState = "running" | "done" | "cancelled" | "failed";

/** A job as people see it. */
export interface Job {
  readonly id: number;
  readonly action: BulkActionName;
  readonly input: BulkInput;
  readonly state: JobState;
  readonly actor: { readonly id: number | null; readonly name: string };
  /** The job that this one undoes. */
  readonly undoOf: number | null;
  /** The job that undoes this one. */
  readonly undoneBy: number | null;
  /** ISO 8601 */
  readonly createdAt: string;
  /** ISO 8601; null while it runs. */
  readonly finishedAt: string | null;
  /** How many customers it is about, and how many of them have had their turn. */
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Gone meanwhile or, when undoing, changed by somebody since. */
  readonly skipped: number;
  readonly problem: string | null;
}

const columns = sql`j.id, j.action, j.input, j.state, j.undo_of as "undoOf",
  json_build_object('id', j.actor_id, 'name', coalesce((select p.name from person p where p.id = j.actor_id), j.caller -> 'apiKey' ->> 'name', 'Segments')) as actor,
  (select max(u.id) from job u where u.org_id = j.org_id and u.undo_of = j.id) as "undoneBy",
  ${iso(sql`j.created_at`)} as "createdAt", ${iso(sql`j.finished_at`)} as "finishedAt",
  cardinality(j.audience) as total, j.done, j.changed, j.unchanged, j.skipped, j.problem`;

/** Throws NOT_FOUND. */
export async function getJob(context: Context, jobId: number): Promise<Job> {
  const [job] = await readJobs(context, sql`and j.id = ${jobId}::int`);
  if (!job) throw notFound("job", jobId);
  return job;
}

export interface JobPage {
  readonly jobs: readonly Job[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

/** The organization's jobs, the newest first. */
export async function listJobs(
  context: Context,
  { before, limit = 20 }: { readonly before?: number | undefined; readonly limit?: number } = {},
): Promise<JobPage> {
  const found = await readJobs(
    context,
    sql`${before ? sql`and j.id < ${before}::int` : sql``} order by j.id desc limit ${limit + 1}::int`,
  );
  const jobs = found.slice(0, limit);
  return { jobs, before: found.length > limit ? (jobs.at(-1)?.id ?? null) : null };
}

function readJobs(context: Context, which: Sql): Promise<Job[]> {
  return run<Job>(context, sql`select ${columns} from job j where j.org_id = ${context.orgId} ${which}`);
}
