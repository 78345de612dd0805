import { joinSql, type Plan, type PredicateSet, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import { type Lead, leadsOf } from "./narrow.ts";

/** Looking one customer up takes as long as reading so many ids of a set. */
const LOOK_UP = 30;
/** Sets with fewer ids in all are read whole, to be kept and shared. */
const FEW = 2_000;

/**
 * The condition to which the plan's sets had better be narrowed; undefined where they had better be read whole. By
 * PostgreSQL's own estimates, which cost no reading: where they are wrong it takes longer, and finds the same.
 */
export async function chooseLead(context: Context, plan: Plan): Promise<Lead | undefined> {
  const leads = leadsOf(plan);
  if (leads.length === 0) return undefined;
  const sizes = await estimateSizes(context, [...plan.sets.values()]);
  const sum = (sets: Iterable<PredicateSet>) =>
    [...sets].reduce((total, { key }) => total + (sizes.get(key) ?? 0), 0);
  const whole = sum(plan.sets.values());
  if (whole < FEW) return undefined;
  const [best] = leads
    .map((sets) => ({ sets, size: sum(sets), cost: sum(sets) * (1 + LOOK_UP * lookUps(plan, sets)) }))
    .sort((a, b) => a.cost - b.cost);
  if (!best || best.cost > 0.75 * whole) return undefined;
  return { sets: best.sets, most: 2 * best.size + 500 };
}

/** How many times each customer who meets the leading condition is looked up. */
function lookUps({ sets }: Plan, lead: readonly PredicateSet[]): number {
  const asked = [...sets.values()].filter((set) => !lead.includes(set));
  return asked.filter(({ where }) => !where).length + (asked.some(({ where }) => where) ? 1 : 0);
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Plan Rows": number;
  readonly "Partial Mode"?: string;
  readonly "Workers Planned"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many ids PostgreSQL expects in each set, by its key. */
async function estimateSizes(
  context: Context,
  sets: readonly PredicateSet[],
): Promise<ReadonlyMap<string, number>> {
  const counts = sets.map(({ select }) => sql`select count(*) from (${select(context.orgId)}) s`);
  const [row] = await run<{ "QUERY PLAN": readonly [{ readonly Plan: PlanNode }] }>(
    context,
    sql`explain (format json) ${joinSql(counts, " union all ")}`,
  );
  const branches = row?.["QUERY PLAN"][0].Plan.Plans ?? [];
  return new Map(sets.map(({ key }, index) => [key, rowsCounted(branches[index])]));
}

/** The rows that a count is expected to go through: of a parallel plan, in all its processes. */
function rowsCounted(node: PlanNode | undefined, processes = 1): number {
  if (!node) return Number.POSITIVE_INFINITY;
  const [below] = node.Plans ?? [];
  if (node["Node Type"] === "Aggregate" && node["Partial Mode"] !== "Finalize" && below) {
    return below["Plan Rows"] * processes;
  }
  return rowsCounted(below, processesOf(node) ?? processes);
}

/** By how many PostgreSQL divides the rows of a parallel scan: get_parallel_divisor in its costsize.c. */
function processesOf({ "Workers Planned": workers }: PlanNode): number | undefined {
  return workers === undefined ? undefined : workers + Math.max(0, 1 - 0.3 * workers);
}
