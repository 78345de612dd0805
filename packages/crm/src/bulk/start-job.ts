import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { run } from "../run.ts";
import { type BulkActionName, bulkActions } from "./actions.ts";
import { type Audience, freezeAudience } from "./audience.ts";
import type { BulkAction, BulkInput } from "./bulk-action.ts";
import { getJob, type Job } from "./job.ts";
import { JOBS_CHANNEL } from "./run-job.ts";

export interface BulkRequest {
  readonly action: BulkActionName;
  readonly input: BulkInput;
  readonly audience: Audience;
}

/** What a bulk action would do now. */
export interface DryRun {
  readonly total: number;
  readonly wouldChange: number;
  readonly alreadySo: number;
  /** Ids that are no customers of the organization. */
  readonly unknown: number;
}

/** Says what a bulk action would do, without doing it. Throws what starting it would throw. */
export async function dryRun(context: Context, { action, input, audience }: BulkRequest): Promise<DryRun> {
  const chosen: BulkAction = bulkActions[action];
  const read = await chosen.read(context, input);
  const { ids, unknown } = await freezeAudience(context, audience);
  const customers = sql`select a.id from unnest(${[...ids]}::int[]) as a (id)`;
  const [found] = await run<{ changing: number }>(
    context,
    sql`select count(*)::int as changing from (${chosen.wouldChange(context.orgId, customers, read)}) x`,
  );
  const changing = found?.changing ?? 0;
  return { total: ids.length + unknown, wouldChange: changing, alreadySo: ids.length - changing, unknown };
}

/**
 * Begins a bulk action in the background, for the audience as it is now: who joins it later is not touched. Throws INVALID
 * (nobody, or the parameters), NOT_FOUND, BROKEN and WRONG_TYPE.
 */
export async function startJob(context: Context, { action, input, audience }: BulkRequest): Promise<Job> {
  const chosen: BulkAction = bulkActions[action];
  const read = await chosen.read(context, input);
  const { ids } = await freezeAudience(context, audience);
  if (ids.length === 0) throw new CrmError("INVALID", "There is nobody to do this for.");
  const jobId = await change(context, "bulk", async (write) => {
    const id = await insertJob(write, { action, input: read, ids, undoOf: null });
    await recordAudit(write, "job.start", { id, name: action, detail: { customers: ids.length } });
    return id;
  });
  return getJob(context, jobId);
}

/**
 * Begins to put back what a job changed; who was changed by somebody since stays as they are, and is counted. Throws
 * NOT_FOUND, CONFLICT (it runs, or is undone already) and INVALID (it undid something itself, or changed nobody).
 */
export async function undoJob(context: Context, jobId: number): Promise<Job> {
  const { orgId } = context;
  const undoId = await change(context, "bulk", async (write) => {
    await write.lock("jobs");
    const { action, input, state, undoOf, undoneBy } = await getJob(write.context, jobId);
    if (undoOf !== null) throw new CrmError("INVALID", "This job undid another one: do that one again.");
    if (state === "running") throw new CrmError("CONFLICT", "The job is still running: cancel it first.");
    if (undoneBy !== null) throw new CrmError("CONFLICT", "The job is undone already.");
    const changed = await write.query<{ id: number }>(sql`
      select customer_id as id from job_result
      where org_id = ${orgId} and job_id = ${jobId}::int and outcome = 'changed' order by 1`);
    if (changed.length === 0) throw new CrmError("INVALID", "The job changed nobody.");
    const ids = changed.map(({ id }) => id);
    const id = await insertJob(write, { action, input, ids, undoOf: jobId });
    await recordAudit(write, "job.undo", { id, name: action, detail: { job: jobId, customers: ids.length } });
    return id;
  });
  return getJob(context, undoId);
}

/** Stops a job after the customers it is at; what it has done stays done, until it is undone. Throws NOT_FOUND. */
export async function cancelJob(context: Context, jobId: number): Promise<Job> {
  await change(context, "bulk", async (write) => {
    const [job] = await write.query<{ action: string }>(sql`
      update job set state = 'cancelled', finished_at = now(), updated_at = now()
      where org_id = ${context.orgId} and id = ${jobId}::int and state = 'running' returning action`);
    if (job) await recordAudit(write, "job.cancel", { id: jobId, name: job.action });
  });
  return getJob(context, jobId);
}

interface NewJob {
  readonly action: BulkActionName;
  readonly input: BulkInput;
  readonly ids: readonly number[];
  readonly undoOf: number | null;
}

async function insertJob(write: Write, { action, input, ids, undoOf }: NewJob): Promise<number> {
  const { orgId, actorId, caller } = write.context;
  const [row] = await write.query<{ id: number }>(sql`
    insert into job (org_id, action, input, actor_id, caller, undo_of, audience)
    values (${orgId}::int, ${action}, ${JSON.stringify(input)}::jsonb, ${actorId}::int,
      ${caller ? JSON.stringify(caller) : null}::jsonb, ${undoOf}::int, ${[...ids]}::int[])
    returning id`);
  await write.query(sql`select pg_notify(${JOBS_CHANNEL}, '')::text`);
  return row?.id ?? 0;
}
