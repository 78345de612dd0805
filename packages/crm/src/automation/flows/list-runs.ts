import { type Sql, sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { iso } from "../../iso.ts";
import { run } from "../../run.ts";
import { flowNotFound, readFlowRows } from "./flow-row.ts";

/**
 * waiting: until `dueAt`. stopped: a condition did not hold, or `problem` says why. failed: a step could not be done, and
 * `problem` says why.
 */
export const runStates = ["running", "waiting", "done", "stopped", "failed"] as const;
export type FlowRunState = (typeof runStates)[number];

export type StepOutcome = "waiting" | "held" | "not held" | "changed" | "unchanged";

/** A customer on the way through an automation. */
export interface FlowRun {
  readonly id: number;
  readonly customer: { readonly id: number; readonly name: string | null };
  readonly state: FlowRunState;
  /** The next step, from 0; of one that has ended, where it did. */
  readonly step: number;
  /** The version of the steps it goes by. */
  readonly revision: number;
  /** ISO 8601: when the next step is due; null once it has ended. */
  readonly dueAt: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Why it failed or was stopped, as a sentence. */
  readonly problem: string | null;
  /** The steps it has done. */
  readonly log: readonly { readonly step: number; readonly outcome: StepOutcome; readonly at: string }[];
}

export interface RunPage {
  readonly runs: readonly FlowRun[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

export interface RunRequest {
  readonly state?: FlowRunState | undefined;
  readonly customerId?: number | undefined;
  /** Those older than this one. */
  readonly before?: number | undefined;
  readonly limit?: number;
}

/** An automation's runs, the newest first. Throws NOT_FOUND. */
export async function listRuns(
  context: Context,
  flowId: number,
  { state, customerId, before, limit = 50 }: RunRequest,
): Promise<RunPage> {
  const [flow] = await readFlowRows(context, sql`and f.id = ${flowId}::int`);
  if (!flow) throw flowNotFound(flowId);
  const found = await readRuns(
    context,
    flowId,
    sql`
      ${state ? sql`and r.state = ${state}` : sql``}
      ${customerId ? sql`and r.customer_id = ${customerId}::int` : sql``}
      ${before ? sql`and r.id < ${before}::int` : sql``}
      order by r.id desc limit ${limit + 1}::int`,
  );
  const runs = found.slice(0, limit);
  return { runs, before: found.length > limit ? (runs.at(-1)?.id ?? null) : null };
}

/** `which` follows the automation's own condition. */
export function readRuns(context: Context, flowId: number, which: Sql): Promise<FlowRun[]> {
  return run<FlowRun>(
    context,
    sql`
      select r.id, json_build_object('id', r.customer_id, 'name', c.name) as customer, r.state, r.step, r.revision, r.problem,
        ${iso(sql`r.due_at`)} as "dueAt", ${iso(sql`r.started_at`)} as "startedAt", ${iso(sql`r.finished_at`)} as "finishedAt",
        (select coalesce(json_agg(json_build_object('step', s.step, 'outcome', s.outcome, 'at', ${iso(sql`s.at`)}) order by s.step), '[]')
          from flow_step_run s where s.org_id = r.org_id and s.run_id = r.id) as log
      from flow_run r left join customer c on c.org_id = r.org_id and c.id = r.customer_id
      where r.org_id = ${context.orgId}::int and r.flow_id = ${flowId}::int ${which}`,
  );
}
