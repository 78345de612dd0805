import { type Sql, sql } from "@segments/rules";
import { type BulkActionName, isBulkAction, whyNotUndone } from "../bulk/actions.ts";
import type { BulkInput } from "../bulk/bulk-action.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { FileKind } from "../files/file.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import type { FileJobName } from "./file-jobs.ts";

export type JobState = "running" | "done" | "cancelled" | "failed";

export type JobAction = BulkActionName | FileJobName;

/** A job as people see it. */
export interface Job {
  readonly id: number;
  /** Whether it has a result for each customer. */
  readonly kind: "bulk" | "file";
  /** Whether what it does can be undone. */
  readonly undoable: boolean;
  readonly action: JobAction;
  /** What is to be done; of a bulk action. */
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
  /** How many customers or rows it is about, null until that is known; and how many of them have had their turn. */
  readonly total: number | null;
  readonly done: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Gone meanwhile or, when undoing, changed by somebody since. */
  readonly skipped: number;
  readonly problem: string | null;
  /** What else there is to say of it; the samples of an import are left out. */
  readonly report: unknown;
  /** What it made, as long as that is kept. */
  readonly files: readonly JobFile[];
}

export interface JobFile {
  readonly id: number;
  readonly kind: FileKind;
  readonly name: string;
  readonly bytes: number;
}

const columns = sql`j.id, j.action, j.input, j.state, j.undo_of as "undoOf",
  json_build_object('id', j.actor_id, 'name', coalesce((select p.name from person p where p.id = j.actor_id), j.caller -> 'apiKey' ->> 'name', 'Segments')) as actor,
  (select max(u.id) from job u where u.org_id = j.org_id and u.undo_of = j.id) as "undoneBy",
  ${iso(sql`j.created_at`)} as "createdAt", ${iso(sql`j.finished_at`)} as "finishedAt",
  case when cardinality(j.audience) > 0 then cardinality(j.audience) else j.total end as total, j.done, j.changed, j.unchanged, j.skipped, j.problem, j.report - 'samples' as report,
  (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'bytes', f.bytes) order by f.id), '[]')
    from stored_file f where f.org_id = j.org_id and f.job_id = j.id and f.bytes is not null and f.expires_at > now()) as files`;

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

/** Jobs that run, and those that ended a short while ago. */
export function currentJobs(context: Context): Promise<Job[]> {
  return readJobs(
    context,
    sql`and (j.state = 'running' or j.finished_at > now() - interval '1 minute') order by j.id desc limit 50`,
  );
}

async function readJobs(context: Context, which: Sql): Promise<Job[]> {
  const jobs = await run<Omit<Job, "kind" | "undoable">>(
    context,
    sql`select ${columns} from job j where j.org_id = ${context.orgId} ${which}`,
  );
  return jobs.map((job) =>
    isBulkAction(job.action)
      ? { ...job, kind: "bulk", undoable: whyNotUndone(job.action) === undefined }
      : { ...job, kind: "file", undoable: false },
  );
}
