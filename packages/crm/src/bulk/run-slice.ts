import { type Sql, sql } from "@segments/rules";
import { change, type Write } from "../changes.ts";
import type { Services } from "../context.ts";
import { CrmError } from "../errors.ts";
import { announceJobs } from "../jobs/channel.ts";
import { failJob, isHeldUp, isRefused, postponeJob } from "../jobs/end-job.ts";
import { type JobStarter, starterColumns, starterContext } from "../jobs/starter.ts";
import { execute, run } from "../run.ts";
import { touchSegment } from "../segments/store.ts";
import { type BulkActionName, bulkActionNames, bulkActions } from "./actions.ts";
import type { BulkAction, BulkInput } from "./bulk-action.ts";

/** How many customers have their turn in one transaction: as long as a cancel or another writer has to wait. */
const SLICE = 5_000;

/** How long one waits for a row that somebody else holds before the other jobs have their turn. */
const PATIENCE = "2s";

interface RunningJob {
  readonly action: BulkActionName;
  readonly input: BulkInput;
  readonly undoOf: number | null;
  readonly ids: number[];
  readonly left: number;
}

/** Whose turn it is, and what is to be done. */
interface Slice {
  readonly jobId: number;
  readonly action: BulkAction;
  readonly input: BulkInput;
  readonly ids: number[];
}

/**
 * Does the next slice of a job that is running and that no other process is at, whichever has waited longest. Each slice is
 * one transaction with its results and the place that was reached, so that a process that is killed leaves nothing half
 * done, and another one goes on from there. False where there is nothing to do.
 */
export async function runBulkSlice(services: Services): Promise<boolean> {
  const [next] = await run<JobStarter & { id: number; action: BulkActionName }>(
    { services },
    sql`
      select ${starterColumns}, j.id, j.action from job j
      where j.state = 'running' and j.action = any(${bulkActionNames}::text[])
      order by j.updated_at limit 1 for key share of j skip locked`,
  );
  if (!next) return false;
  const context = starterContext(services, next);
  const { cause = "bulk" }: BulkAction = bulkActions[next.action];
  try {
    await change(context, cause, (write) => runSlice(write, next.id));
  } catch (error) {
    // What another attempt may bring about is tried again; what the database or we refuse is not.
    if (!(error instanceof CrmError) && !isRefused(error)) {
      await postponeJob(context, next.id);
      if (isHeldUp(error)) return true;
      throw error;
    }
    await failJob(context, next.id, error);
    await execute(context, announceJobs(next.orgId));
  }
  return true;
}

async function runSlice(write: Write, jobId: number): Promise<void> {
  const { orgId } = write.context;
  await write.query(sql`select set_config('lock_timeout', ${PATIENCE}, true)`);
  const [job] = await write.query<RunningJob>(sql`
    select action, input, undo_of as "undoOf", audience[done + 1:done + ${SLICE}::int] as ids,
      cardinality(audience) - done - ${SLICE}::int as left
    from job where org_id = ${orgId} and id = ${jobId}::int and state = 'running' for update skip locked`);
  if (!job) return;
  const action: BulkAction = bulkActions[job.action];
  const { undoOf, ids } = job;
  if (undoOf === null) {
    await apply(write, { jobId, action, input: await action.read(write.context, job.input), ids });
  } else {
    await undo(write, { jobId, action, input: job.input, ids }, undoOf);
  }
  const over = job.left <= 0;
  await write.query(sql`
    update job j set done = j.done + ${ids.length}::int, changed = j.changed + r.changed,
      unchanged = j.unchanged + r.unchanged, skipped = j.skipped + r.skipped, updated_at = clock_timestamp(),
      state = ${over ? "done" : "running"}, finished_at = ${over ? sql`now()` : sql`null`}
    from (
      select count(*) filter (where outcome = 'changed')::int as changed,
        count(*) filter (where outcome = 'unchanged')::int as unchanged,
        count(*) filter (where outcome not in ('changed', 'unchanged'))::int as skipped
      from job_result where org_id = ${orgId} and job_id = ${jobId}::int and customer_id = any(${ids}::int[])
    ) r
    where j.org_id = ${orgId} and j.id = ${jobId}::int`);
  await write.query(announceJobs(orgId));
}

async function apply(write: Write, slice: Slice): Promise<void> {
  const { action, input, ids } = slice;
  const { orgId } = write.context;
  const customers = sql`
    select k.id from customer k where k.org_id = ${orgId}::int and k.id = any(${ids}::int[])`;
  const kept = resultsOf(orgId, slice, { before: action.before });
  await affect(write, slice, action.apply(orgId, customers, input), kept, true);
  if (action.also) await write.query(action.also(orgId, customers, input));
}

/** Those whom somebody else changed since are left alone. */
async function undo(write: Write, slice: Slice, undoOf: number): Promise<void> {
  const { action, input, ids } = slice;
  const { orgId } = write.context;
  if (typeof action.restore !== "function") throw new CrmError("INVALID", action.restore.refused);
  const since = await changedSince(write, slice, undoOf);
  const customers = sql`
    select d.customer_id as id, d.before
    from job_result d join customer k on k.org_id = d.org_id and k.id = d.customer_id
    where d.org_id = ${orgId}::int and d.job_id = ${undoOf}::int and d.customer_id = any(${ids}::int[])
      and d.customer_id <> all(${since}::int[])`;
  await affect(
    write,
    slice,
    action.restore(orgId, customers, input),
    resultsOf(orgId, slice, { since }),
    false,
  );
}

interface Changed {
  readonly id: number;
  readonly changeId: number;
}

/**
 * Who of a slice has a later change record of what the action writes than the job's own. Read apart and compared here: the
 * database takes the arrays of change records for short ones, and joined them row by row.
 */
async function changedSince(write: Write, { action, input, ids }: Slice, undoOf: number): Promise<number[]> {
  const { orgId } = write.context;
  const done = await write.query<Changed>(sql`
    select customer_id as id, change_id as "changeId" from job_result
    where org_id = ${orgId}::int and job_id = ${undoOf}::int and customer_id = any(${ids}::int[])
      and change_id is not null`);
  const doneBy = new Map(done.map(({ id, changeId }) => [id, changeId]));
  const first = done.reduce((least, { changeId }) => Math.min(least, changeId), Number.POSITIVE_INFINITY);
  if (doneBy.size === 0) return [];
  const last = await write.query<Changed>(sql`
    select n.customer_id as id, max(c.id) as "changeId"
    from change c, unnest(c.customer_ids) as n (customer_id)
    where c.org_id = ${orgId}::int and c.id > ${first}::int and c.facets && ${[...action.facets(input)]}::text[]
      and n.customer_id = any(${ids}::int[])
    group by n.customer_id`);
  return last.filter(({ id, changeId }) => changeId > (doneBy.get(id) ?? changeId)).map(({ id }) => id);
}

async function affect(
  write: Write,
  { action: { facets, membership }, input }: Slice,
  statement: Sql,
  kept: Sql,
  forward: boolean,
): Promise<void> {
  const member = membership?.(input);
  if (!member) {
    await write.affect(statement, facets(input), kept);
    return;
  }
  const { segmentId, joined } = member;
  const count = await write.affectMembers(statement, segmentId, joined === forward, kept);
  if (count > 0) await touchSegment(write, segmentId);
}

/** Writes down what became of each, beside the statement that changes them. */
function resultsOf(
  orgId: number,
  { jobId, ids }: Slice,
  { since = [], before = sql`null::jsonb` }: { readonly since?: number[]; readonly before?: Sql | undefined },
): Sql {
  return sql`
    insert into job_result (org_id, job_id, customer_id, outcome, before, change_id)
    select ${orgId}::int, ${jobId}::int, a.id,
      case
        when h.customer_id is not null then 'changed'
        when a.id = any(${since}::int[]) then 'changed since'
        when k.id is null then 'gone'
        else 'unchanged'
      end,
      h.before, case when h.customer_id is not null then (select id from recorded) end
    from unnest(${ids}::int[]) as a (id)
    left join customer k on k.org_id = ${orgId}::int and k.id = a.id
    left join (select customer_id, ${before} as before from hit group by customer_id) h on h.customer_id = a.id`;
}
