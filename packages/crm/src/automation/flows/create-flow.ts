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
import { type FlowDetail, getFlow } from "./get-flow.ts";

const MOST_FLOWS = 200;

export interface NewFlow {
  readonly name: string;
  readonly definition: GivenDefinition;
}

/** Makes an automation, as a draft that does nothing yet. Throws INVALID and CONFLICT (the name is taken). */
export async function createFlow(context: Context, given: NewFlow): Promise<FlowDetail> {
  const { orgId, actorId } = context;
  const named = readFlowName(given.name);
  const id = await change(context, "manual", async (write) => {
    await write.lock("references");
    const definition = await readDefinition(write, given.definition);
    const [{ count = 0 } = {}] = await write.query<{ count: number }>(
      sql`select count(*)::int as count from flow where org_id = ${orgId}::int`,
    );
    if (count >= MOST_FLOWS) {
      throw new CrmError(
        "INVALID",
        `There are ${MOST_FLOWS} automations already: delete one that is not needed.`,
      );
    }
    const [made] = await write.query<{ id: number }>(sql`
      insert into flow (org_id, name, name_key, created_by_id)
      values (${orgId}::int, ${named.name}, ${named.key}, ${actorId}::int)
      on conflict (org_id, name_key) do nothing returning id`);
    if (!made) throw flowNameTaken(named);
    await insertVersion(write, made.id, 1, definition);
    await recordAudit(write, "flow.create", { id: made.id, name: named.name });
    return made.id;
  });
  return getFlow(context, id);
}
