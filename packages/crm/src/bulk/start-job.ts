import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { insertJob } from "../jobs/insert-job.ts";
import { getJob, type Job } from "../jobs/job.ts";
import { run } from "../run.ts";
import { bulkActions, isBulkAction, type RequestableActionName, whyNotUndone } from "./actions.ts";
import { type Audience, freezeAudience } from "./audience.ts";
import type { BulkAction, BulkInput } from "./bulk-action.ts";

export interface BulkRequest {
  readonly action: RequestableActionName;
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
    const id = await insertJob(write, { action, input: read, audience: ids });
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
    if (!isBulkAction(action)) throw new CrmError("INVALID", "This job can’t be undone.");
    const refused = whyNotUndone(action);
    if (refused !== undefined) throw new CrmError("INVALID", refused);
    if (undoOf !== null) throw new CrmError("INVALID", "This job undid another one: do that one again.");
    if (state === "running") throw new CrmError("CONFLICT", "The job is still running: cancel it first.");
    if (undoneBy !== null) throw new CrmError("CONFLICT", "The job is undone already.");
    const changed = await write.query<{ id: number }>(sql`
      select customer_id as id from job_result
      where org_id = ${orgId} and job_id = ${jobId}::int and outcome = 'changed' order by 1`);
    if (changed.length === 0) throw new CrmError("INVALID", "The job changed nobody.");
    const ids = changed.map(({ id }) => id);
    const id = await insertJob(write, { action, input, audience: ids, undoOf: jobId });
    await recordAudit(write, "job.undo", { id, name: action, detail: { job: jobId, customers: ids.length } });
    return id;
  });
  return getJob(context, undoId);
}
