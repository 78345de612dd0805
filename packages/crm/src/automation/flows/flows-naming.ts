import { nameKey, type Reference, sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { run } from "../../run.ts";
import type { Consumer } from "../../segments/consumers.ts";
import { cooldownName } from "../../segments/special-segments.ts";
import { type FlowDefinition, placedReferences } from "./definition.ts";

/**
 * All automations, drafts too: what they name as they are, and what runs under way go by. “Exit — Cooldown” names the segment
 * of its reason, where that is there already.
 */
export async function flowsNaming(context: Context): Promise<Consumer[]> {
  const rows = await run<{ id: number; name: string; definitions: FlowDefinition[] }>(
    context,
    sql`
      select f.id, f.name, json_agg(v.definition order by v.revision) as definitions from flow f
      join flow_version v on v.org_id = f.org_id and v.flow_id = f.id
      where f.org_id = ${context.orgId}::int and (v.revision = f.revision or exists (
        select from flow_run r where r.org_id = f.org_id and r.flow_id = f.id and r.revision = v.revision
          and r.state in ('running', 'waiting', 'failed')))
      group by f.id, f.name order by f.name, f.id`,
  );
  const cooldowns = await findCooldowns(
    context,
    rows.flatMap(({ definitions }) => definitions).flatMap(cooldownKeys),
  );
  return rows.map(({ id, name, definitions }) => ({
    kind: "automation",
    id,
    name,
    references: [
      ...definitions.flatMap(placedReferences),
      ...definitions.flatMap(cooldownKeys).flatMap((key) => cooldowns.get(key) ?? []),
    ],
  }));
}

function cooldownKeys({ steps }: FlowDefinition): string[] {
  return steps.flatMap((step) => (step.kind === "exitCooldown" ? [nameKey(cooldownName(step.reason))] : []));
}

async function findCooldowns(context: Context, keys: readonly string[]): Promise<Map<string, Reference>> {
  if (keys.length === 0) return new Map();
  const rows = await run<{ id: number; key: string }>(
    context,
    sql`
      select id, name_key as key from segment
      where org_id = ${context.orgId}::int and name_key = any(${[...keys]}::text[]) and archived_at is null`,
  );
  return new Map(rows.map(({ id, key }) => [key, { source: "segments", id }]));
}
