import { isDeepStrictEqual } from "node:util";
import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { CrmError } from "../../errors.ts";
import {
  flowNameTaken,
  type GivenDefinition,
  insertVersion,
  readDefinition,
  readFlowName,
} from "./flow-details.ts";
import { lockFlow } from "./flow-row.ts";
import { type FlowDetail, getFlow } from "./get-flow.ts";

export interface FlowEdit {
  /** The revision that the edit began with: a newer one is not overwritten. */
  readonly revision: number;
  readonly name?: string | undefined;
  readonly definition?: GivenDefinition | undefined;
}

/**
 * Changes an automation that is not on. Runs under way go on by the steps they began with. Throws NOT_FOUND, INVALID, and
 * CONFLICT (the name is taken, it is on, or somebody else saved first).
 */
export async function updateFlow(context: Context, flowId: number, edit: FlowEdit): Promise<FlowDetail> {
  const { orgId } = context;
  const named = edit.name === undefined ? undefined : readFlowName(edit.name);
  await change(context, "manual", async (write) => {
    if (edit.definition) await write.lock("references");
    const flow = await lockFlow(write, flowId);
    if (edit.revision !== flow.revision) {
      throw new CrmError(
        "CONFLICT",
        `Somebody else saved “${flow.name}” meanwhile (revision ${flow.revision}; this edit began with ${edit.revision}).`,
      );
    }
    const definition = edit.definition && (await readDefinition(write, edit.definition));
    const redefined = definition !== undefined && !isDeepStrictEqual(definition, flow.definition);
    const renamed = named !== undefined && named.name !== flow.name;
    if (!redefined && !renamed) return;
    if (redefined && flow.state === "on") {
      throw new CrmError("CONFLICT", `“${flow.name}” is on: turn it off to change its steps.`);
    }
    const revision = redefined ? flow.revision + 1 : flow.revision;
    const { name, key } = named ?? readFlowName(flow.name);
    const updated = await write.query(sql`
      update flow f set name = ${name}, name_key = ${key}, revision = ${revision}::int, updated_at = now()
      where f.org_id = ${orgId}::int and f.id = ${flowId}::int and not exists
        (select from flow o where o.org_id = f.org_id and o.name_key = ${key} and o.id <> f.id)
      returning f.id`);
    if (updated.length === 0) throw flowNameTaken({ name, key });
    if (redefined) await insertVersion(write, flowId, revision, definition);
    await recordAudit(write, "flow.update", {
      id: flowId,
      name,
      detail: { ...(renamed && { formerName: flow.name }), steps: redefined },
    });
  });
  return getFlow(context, flowId);
}
