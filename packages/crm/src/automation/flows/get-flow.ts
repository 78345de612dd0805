import { sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import type { OptionName } from "../../options/option-names.ts";
import { type FlowItem, withNames } from "./flow-item.ts";
import { flowNotFound, readFlowRows } from "./flow-row.ts";

export interface FlowDetail extends FlowItem {
  /** The names of all that it names and that there is. */
  readonly names: readonly OptionName[];
}

/** Throws NOT_FOUND. */
export async function getFlow(context: Context, flowId: number): Promise<FlowDetail> {
  const rows = await readFlowRows(context, sql`and f.id = ${flowId}::int`);
  const { flows, names } = await withNames(context, rows);
  const [flow] = flows;
  if (!flow) throw flowNotFound(flowId);
  return { ...flow, names };
}
