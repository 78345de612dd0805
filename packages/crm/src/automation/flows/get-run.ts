import { sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { type OptionName, optionNames } from "../../options/option-names.ts";
import { run } from "../../run.ts";
import { type FlowDefinition, placedReferences } from "./definition.ts";
import { type FlowRun, readRuns } from "./list-runs.ts";

/** A run with the steps it goes by, which may have been changed since for others. */
export interface FlowRunDetail extends FlowRun {
  readonly definition: FlowDefinition;
  /** The names of all that its steps name and that there is. */
  readonly names: readonly OptionName[];
}

/** Throws NOT_FOUND. */
export async function getRun(context: Context, flowId: number, runId: number): Promise<FlowRunDetail> {
  const [found] = await readRuns(context, flowId, sql`and r.id = ${runId}::int`);
  if (!found) throw notFound("run", runId);
  const [version] = await run<{ definition: FlowDefinition }>(
    context,
    sql`
      select definition from flow_version
      where org_id = ${context.orgId}::int and flow_id = ${flowId}::int and revision = ${found.revision}::int`,
  );
  // Nothing deletes a version without its runs; the automation can go between the two statements.
  if (!version) throw notFound("run", runId);
  const { definition } = version;
  return { ...found, definition, names: await optionNames(context, placedReferences(definition)) };
}
