import { type Reference, type RuleIssue, sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { iso } from "../../iso.ts";
import { type OptionName, optionNames } from "../../options/option-names.ts";
import { run } from "../../run.ts";
import { type FlowDefinition, placedReferences } from "./definition.ts";
import { issuesOfFlows } from "./flow-issues.ts";
import { type FlowRow, type FlowState, readFlowRows } from "./flow-row.ts";
import type { FlowRunState } from "./list-runs.ts";

/** An automation as lists show it. Instants are ISO 8601. */
export interface FlowItem {
  readonly id: number;
  readonly name: string;
  readonly state: FlowState;
  /** Counts the saved versions, from 1. */
  readonly revision: number;
  readonly definition: FlowDefinition;
  /** What keeps it from doing its work, and where: `steps[1].tagId`. */
  readonly issues: readonly RuleIssue[];
  /** How many runs are in each state. */
  readonly runs: Readonly<Record<FlowRunState, number>>;
  /** When a run last began; null for never. */
  readonly lastRunAt: string | null;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Since when it is on; null where it is not. */
  readonly onSince: string | null;
}

export interface FlowList {
  readonly flows: readonly FlowItem[];
  /** The names of all that they name and that there is. */
  readonly names: readonly OptionName[];
}

/** The organization's automations, by name. */
export async function listFlows(context: Context): Promise<FlowList> {
  return withNames(context, await readFlowRows(context, sql`order by f.name_key`));
}

/** With what is said of them beside their definitions, in the order given. */
export async function withNames(context: Context, rows: readonly FlowRow[]): Promise<FlowList> {
  const references: Reference[] = rows.flatMap(({ definition }) => placedReferences(definition));
  const [figures, names, issues] = await Promise.all([
    readFigures(
      context,
      rows.map(({ id }) => id),
    ),
    optionNames(context, references),
    issuesOfFlows(
      context,
      rows.map(({ definition }) => definition),
    ),
  ]);
  const flows = rows.map((row, index): FlowItem => {
    const { counts, ...rest } = figures.get(row.id) as Figures;
    const runs = { running: 0, waiting: 0, done: 0, stopped: 0, failed: 0, ...counts };
    return { ...row, ...rest, runs, issues: issues[index] ?? [] };
  });
  return { flows, names };
}

type Figures = Pick<FlowItem, "lastRunAt" | "createdBy" | "createdAt" | "updatedAt" | "onSince"> & {
  readonly id: number;
  readonly counts: Partial<Record<FlowRunState, number>>;
};

async function readFigures(context: Context, ids: readonly number[]): Promise<ReadonlyMap<number, Figures>> {
  const own = sql`r.org_id = f.org_id and r.flow_id = f.id`;
  const rows = await run<Figures>(
    context,
    sql`
      select f.id, (select p.name from person p where p.id = f.created_by_id) as "createdBy",
        ${iso(sql`f.created_at`)} as "createdAt", ${iso(sql`f.updated_at`)} as "updatedAt",
        ${iso(sql`case when f.state = 'on' then f.on_since end`)} as "onSince",
        (select ${iso(sql`r.started_at`)} from flow_run r where ${own} order by r.id desc limit 1) as "lastRunAt",
        (select coalesce(json_object_agg(n.state, n.count), '{}') from (
          select r.state, count(*) from flow_run r where ${own} group by r.state) n) as counts
      from flow f where f.org_id = ${context.orgId}::int and f.id = any(${[...ids]}::int[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
