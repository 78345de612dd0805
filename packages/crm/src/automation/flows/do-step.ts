import { evaluator } from "@segments/evaluator";
import { type Sql, sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import { loadFacts } from "../../customers/customer-facts.ts";
import { asCrmError, CrmError } from "../../errors.ts";
import { loadDefinitions } from "../../segments/definitions.ts";
import { checkedPlan } from "../../segments/prepare.ts";
import { cooldownName } from "../../segments/special-segments.ts";
import { addTag, customersAmong, type Effect, joinSegment, removeTag } from "../effects.ts";
import { staticSegment, staticSegmentNamed } from "../static-segment.ts";
import { type FlowStep, waitOf } from "./definition.ts";
import { stepProblem } from "./flow-issues.ts";

/** A customer whose turn it is. */
export interface RunAtStep {
  readonly id: number;
  readonly customerId: number;
}

/** What becomes of the runs of a step. */
export interface StepEnd {
  /** They go on then; milliseconds since 1970-01-01T00:00Z. */
  readonly dueAt: number;
  /** Whether that is later, or at once. */
  readonly waits: boolean;
  /** Whether nothing can come after it. */
  readonly ends: boolean;
  /** Those who go no further. */
  readonly stopped: ReadonlySet<number>;
}

/**
 * Does a step for customers who are there, and logs it in the same transaction. Throws a sentence where it can't be done:
 * then nothing was done for any of them.
 */
export async function doStep(
  write: Write,
  step: FlowStep,
  index: number,
  runs: readonly RunAtStep[],
): Promise<StepEnd> {
  const { context } = write;
  const { now } = context;
  const problem = await stepProblem(context, step);
  if (problem !== undefined) throw new CrmError("BROKEN", problem);
  const goesOn: StepEnd = { dueAt: now, waits: false, ends: false, stopped: new Set() };
  if (step.kind === "wait") {
    await logOutcomes(write, index, runs, () => "waiting");
    return { ...goesOn, dueAt: now + waitOf(step.for), waits: true };
  }
  if (step.kind === "condition") {
    const holds = await askCondition(write, step, runs);
    await logOutcomes(write, index, runs, ({ customerId }) => (holds.has(customerId) ? "held" : "not held"));
    return {
      ...goesOn,
      stopped: new Set(runs.flatMap(({ id, customerId }) => (holds.has(customerId) ? [] : [id]))),
    };
  }
  const effect = await effectOf(write, step);
  const customerIds = runs.map(({ customerId }) => customerId);
  await effect(write, customersAmong(context.orgId, customerIds), logOfEffect(write, index, runs));
  return { ...goesOn, ends: step.kind === "exitCooldown" };
}

async function effectOf(
  write: Write,
  step: Exclude<FlowStep, { kind: "wait" | "condition" }>,
): Promise<Effect> {
  switch (step.kind) {
    case "addToSegment":
      return joinSegment((await staticSegment(write, step.segmentId)).id);
    case "exitCooldown":
      return joinSegment((await staticSegmentNamed(write, cooldownName(step.reason))).id);
    case "addTag":
      return addTag(step.tagId);
    case "removeTag":
      return removeTag(step.tagId);
  }
}

/** For which customers the rule holds now. */
async function askCondition(
  write: Write,
  { rule }: Extract<FlowStep, { kind: "condition" }>,
  runs: readonly RunAtStep[],
): Promise<ReadonlySet<number>> {
  const { now, timeZone } = write.context;
  const definitions = await loadDefinitions(write.context, [rule]);
  try {
    checkedPlan(write.context, rule, definitions);
    const test = evaluator(rule, { now, timeZone, segments: definitions.segments });
    const facts = await loadFacts(
      write.context,
      runs.map(({ customerId }) => customerId),
    );
    return new Set([...facts].flatMap(([id, known]) => (test(known) ? [id] : [])));
  } catch (error) {
    throw asCrmError(error, "BROKEN", "The condition can’t be evaluated");
  }
}

async function logOutcomes(
  write: Write,
  index: number,
  runs: readonly RunAtStep[],
  outcomeOf: (run: RunAtStep) => string,
): Promise<void> {
  const { orgId, now } = write.context;
  await write.query(sql`
    insert into flow_step_run (org_id, run_id, step, outcome, at)
    select ${orgId}::int, r.id, ${index}::int, r.outcome, ${new Date(now)}::timestamptz
    from unnest(${runs.map(({ id }) => id)}::int[], ${runs.map(outcomeOf)}::text[]) as r (id, outcome)`);
}

/** Beside the statement that changes them: `hit` is whom it changed. */
function logOfEffect({ context: { orgId, now } }: Write, index: number, runs: readonly RunAtStep[]): Sql {
  return sql`
    insert into flow_step_run (org_id, run_id, step, outcome, at)
    select ${orgId}::int, r.id, ${index}::int,
      case when exists (select from hit where hit.customer_id = r.customer_id) then 'changed' else 'unchanged' end,
      ${new Date(now)}::timestamptz
    from unnest(${runs.map(({ id }) => id)}::int[], ${runs.map(({ customerId }) => customerId)}::int[]) as r (id, customer_id)`;
}
