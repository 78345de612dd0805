import { type Sql, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { Context, Services } from "../context.ts";
import { CrmError } from "../errors.ts";
import { execute, run } from "../run.ts";
import { whileLocked } from "../while-locked.ts";
import { announceJobs } from "./channel.ts";
import { failJob, isRefused, postponeJob } from "./end-job.ts";
import { type FileJob, JobStopped, type RunningFileJob, type Step } from "./file-job.ts";
import { type FileJobName, fileJobNames, fileJobs } from "./file-jobs.ts";
import { type JobStarter, starterColumns, starterContext } from "./starter.ts";

interface Waiting extends JobStarter {
  readonly id: number;
  readonly action: FileJobName;
  readonly input: unknown;
  readonly done: number;
  readonly report: unknown;
}

/**
 * Works on the file job that has waited longest and that no other process is at, to its end or until `signal` aborts.
 * False where there is none.
 */
export async function runFileJob(services: Services, signal: AbortSignal): Promise<boolean> {
  const waiting = await run<{ orgId: number; id: number }>(
    { services },
    sql`select org_id as "orgId", id from job where state = 'running' and action = any(${fileJobNames}::text[]) order by updated_at limit 20`,
  );
  for (const { orgId, id } of waiting) {
    const worked = await whileLocked(services.database, { orgId, jobId: id }, () =>
      work(services, orgId, id, signal),
    );
    if (worked) return true;
  }
  return false;
}

/** False where it ended meanwhile. */
async function work(services: Services, orgId: number, id: number, signal: AbortSignal): Promise<boolean> {
  const [job] = await run<Waiting>(
    { services },
    sql`
      select ${starterColumns}, j.id, j.action, j.input, j.done, j.report from job j
      where j.org_id = ${orgId}::int and j.id = ${id}::int and j.state = 'running'`,
  );
  if (!job) return false;
  const context = starterContext(services, job);
  const fileJob: FileJob = fileJobs[job.action];
  try {
    await fileJob.run({ ...context, signal }, running(context, job, signal));
    await execute(context, ending(orgId, id));
  } catch (error) {
    if (error instanceof JobStopped || signal.aborted) return true;
    if (!(error instanceof CrmError) && !isRefused(error)) {
      await postponeJob(context, id);
      throw error;
    }
    await failJob(context, id, error);
  }
  await execute(context, announceJobs(orgId));
  return true;
}

function running(
  context: Context,
  { id, input, done, report }: Waiting,
  signal: AbortSignal,
): RunningFileJob {
  const { orgId } = context;
  const check = (advanced: readonly unknown[]) => {
    if (advanced.length === 0) throw new JobStopped();
  };
  return {
    id,
    input,
    done,
    report,
    signal,
    async advance(step) {
      check(await execute(context, advancing(orgId, id, step)));
      await execute(context, announceJobs(orgId));
    },
    async advanceWithin(write: Write, step) {
      check(await write.query(advancing(orgId, id, step)));
      await write.query(announceJobs(orgId));
    },
  };
}

function advancing(
  orgId: number,
  id: number,
  { from, to, total, changed = 0, unchanged = 0, skipped = 0, report }: Step,
): Sql {
  return sql`
    update job set done = ${to}::int, total = coalesce(${total ?? null}::int, total), updated_at = clock_timestamp(),
      changed = changed + ${changed}::int, unchanged = unchanged + ${unchanged}::int, skipped = skipped + ${skipped}::int,
      report = coalesce(${report === undefined ? null : JSON.stringify(report)}::jsonb, report)
    where org_id = ${orgId}::int and id = ${id}::int and state = 'running' and done = ${from}::int
    returning id`;
}

function ending(orgId: number, id: number): Sql {
  return sql`
    update job set state = 'done', total = coalesce(total, done), finished_at = now(), updated_at = now()
    where org_id = ${orgId}::int and id = ${id}::int and state = 'running'`;
}
