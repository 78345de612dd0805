import { sql } from "@segments/rules";
import { change, type Write } from "../../changes.ts";
import type { Context, Services } from "../../context.ts";
import { CrmError } from "../../errors.ts";
import { isRefused } from "../../jobs/end-job.ts";
import { execute, run } from "../../run.ts";
import type { FlowDefinition } from "./definition.ts";
import { doStep, type RunAtStep, type StepEnd } from "./do-step.ts";

/** How many customers have their turn in one transaction. */
const AT_ONCE = 500;
/** How long runs that could not go on, for no reason of their own, are left alone, in milliseconds. */
const LEFT_ALONE = 30_000;

export const CUSTOMER_GONE = "The customer was deleted.";

/** Runs that come to the same step of the same version. */
interface Turn {
  readonly orgId: number;
  readonly timeZone: string;
  readonly flowId: number;
  readonly revision: number;
  readonly step: number;
}

/**
 * Does the step that has been due longest, for all customers who have come to it. What it does, its log and how far the runs
 * have come are one transaction under the runs' locks: so a step is done once, whatever is killed when, and however many
 * processes work. False where there was nothing to do.
 */
export async function runFlowSteps(services: Services): Promise<boolean> {
  const now = services.cache.clock();
  const [turn] = await run<Turn>(
    { services },
    sql`
      select f.org_id as "orgId", o.time_zone as "timeZone", f.id as "flowId", r.revision, r.step
      from flow f join organization o on o.id = f.org_id
      cross join lateral (
        select r.revision, r.step, r.due_at from flow_run r
        where r.org_id = f.org_id and r.flow_id = f.id and r.due_at <= ${new Date(now)}::timestamptz
        order by r.due_at, r.id limit 1 for key share skip locked
      ) r
      where f.state = 'on' order by r.due_at limit 1`,
  );
  if (!turn) return false;
  const context: Context = { services, orgId: turn.orgId, actorId: null, now, timeZone: turn.timeZone };
  let ids: readonly number[] = [];
  try {
    await change(context, "automation", async (write) => {
      ids = [];
      const runs = await takeTurn(write, turn);
      ids = runs.map(({ id }) => id);
      await doTurn(write, turn, runs);
    });
  } catch (error) {
    if (!(error instanceof CrmError) && !isRefused(error)) {
      await leaveAlone(context, turn, ids);
      throw error;
    }
    await fail(context, turn, ids, error instanceof CrmError ? error.message : "The database refused it.");
  }
  return ids.length > 0;
}

const isAt = ({ orgId, flowId, revision, step }: Turn) => sql`
  r.org_id = ${orgId}::int and r.flow_id = ${flowId}::int and r.revision = ${revision}::int and r.step = ${step}::int
  and r.due_at is not null`;

interface Taken extends RunAtStep {
  readonly gone: boolean;
}

/** Those whose turn it is, held until the transaction ends; nobody where the automation was turned off meanwhile. */
async function takeTurn(write: Write, turn: Turn): Promise<Taken[]> {
  const { orgId, flowId } = turn;
  const isOn = await write.query(
    sql`select from flow where org_id = ${orgId}::int and id = ${flowId}::int and state = 'on' for share`,
  );
  if (isOn.length === 0) return [];
  return write.query<Taken>(sql`
    select r.id, r.customer_id as "customerId",
      not exists (select from customer c where c.org_id = r.org_id and c.id = r.customer_id) as gone
    from flow_run r where ${isAt(turn)} and r.due_at <= ${new Date(write.context.now)}::timestamptz
    order by r.due_at, r.id limit ${AT_ONCE}::int for update of r skip locked`);
}

async function doTurn(write: Write, turn: Turn, taken: readonly Taken[]): Promise<void> {
  const { orgId, flowId, revision, step: index } = turn;
  const runs = taken.filter(({ gone }) => !gone);
  await end(
    write,
    taken.flatMap(({ id, gone }) => (gone ? [id] : [])),
    "stopped",
    CUSTOMER_GONE,
  );
  if (runs.length === 0) return;
  const [version] = await write.query<{ definition: FlowDefinition }>(sql`
    select definition from flow_version
    where org_id = ${orgId}::int and flow_id = ${flowId}::int and revision = ${revision}::int`);
  const steps = version?.definition.steps ?? [];
  const step = steps[index];
  const ids = runs.map(({ id }) => id);
  // The last step was a wait, and that is over.
  if (!step) return end(write, ids, "done");
  const done = await doStep(write, step, index, runs);
  await end(write, [...done.stopped], "stopped");
  const others = ids.filter((id) => !done.stopped.has(id));
  if (done.ends || (index + 1 >= steps.length && !done.waits)) await end(write, others, "done");
  else await goOn(write, others, done);
}

async function goOn(write: Write, ids: readonly number[], { dueAt, waits }: StepEnd): Promise<void> {
  await write.query(sql`
    update flow_run set step = step + 1, state = ${waits ? "waiting" : "running"}, due_at = ${new Date(dueAt)}::timestamptz
    where org_id = ${write.context.orgId}::int and id = any(${[...ids]}::int[])`);
}

async function end(
  write: Write,
  ids: readonly number[],
  state: "done" | "stopped",
  problem: string | null = null,
): Promise<void> {
  if (ids.length === 0) return;
  await write.query(sql`
    update flow_run set state = ${state}, due_at = null, finished_at = ${new Date(write.context.now)}::timestamptz, problem = ${problem}
    where org_id = ${write.context.orgId}::int and id = any(${[...ids]}::int[])`);
}

async function fail(context: Context, turn: Turn, ids: readonly number[], problem: string): Promise<void> {
  await execute(
    context,
    sql`
      update flow_run r set state = 'failed', due_at = null, finished_at = ${new Date(context.now)}::timestamptz, problem = ${problem}
      where ${isAt(turn)} and r.id = any(${[...ids]}::int[])`,
  );
}

/** So that runs which can't go on now do not hold up the others. */
async function leaveAlone(context: Context, turn: Turn, ids: readonly number[]): Promise<void> {
  const later = new Date(context.now + LEFT_ALONE);
  await execute(
    context,
    sql`
      update flow_run r set due_at = ${later}::timestamptz
      where ${isAt(turn)} and r.id = any(${[...ids]}::int[])`,
  );
}
