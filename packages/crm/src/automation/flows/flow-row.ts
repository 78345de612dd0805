import { type Sql, sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { run } from "../../run.ts";
import type { FlowDefinition } from "./definition.ts";

/** draft: it was never on. off: nothing sets it off, and runs under way stand still. */
export type FlowState = "draft" | "on" | "off";

export interface FlowRow {
  readonly id: number;
  readonly name: string;
  readonly state: FlowState;
  readonly revision: number;
  readonly definition: FlowDefinition;
}

const columns = sql`f.id, f.name, f.state, f.revision, v.definition`;
const current = sql`
  flow f join flow_version v on v.org_id = f.org_id and v.flow_id = f.id and v.revision = f.revision`;

/** `which` follows the organization's own condition. */
export function readFlowRows(context: Context, which: Sql): Promise<FlowRow[]> {
  return run<FlowRow>(
    context,
    sql`select ${columns} from ${current} where f.org_id = ${context.orgId}::int ${which}`,
  );
}

/** The automation, held until the transaction ends: nothing sets it off, and no step is done, meanwhile. Throws NOT_FOUND. */
export async function lockFlow(write: Write, flowId: number): Promise<FlowRow> {
  const [row] = await readFlowRows(write.context, sql`and f.id = ${flowId}::int for update of f`);
  if (!row) throw flowNotFound(flowId);
  return row;
}

export function flowNotFound(flowId: number) {
  return notFound("automation", flowId);
}
