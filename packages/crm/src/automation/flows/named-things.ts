import { nameKey, sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { lastNames } from "../../options/last-names.ts";
import { run } from "../../run.ts";
import { readSegmentRows, type SegmentRow } from "../../segments/segment-item.ts";
import { cooldownName } from "../../segments/special-segments.ts";
import { type FlowDefinition, placedReferences } from "./definition.ts";

export type NamedSegment = Pick<SegmentRow, "name" | "type" | "archivedAt"> | { readonly gone: string };

/** The segments that triggers and steps name, or what those were called that are gone; rules are another matter. */
export async function readNamedSegments(
  context: Context,
  definitions: readonly FlowDefinition[],
): Promise<ReadonlyMap<number, NamedSegment>> {
  const ids = idsOf(definitions, "segments");
  const rows = ids.length === 0 ? [] : await readSegmentRows(context, sql`and id = any(${ids}::int[])`);
  const known = new Map<number, NamedSegment>(rows.map((row) => [row.id, row]));
  for (const [id, gone] of await lastNames(context, "segments", ids)) {
    if (!known.has(id)) known.set(id, { gone });
  }
  return known;
}

/** What is wrong with each of the tags that is not there. */
export async function readNamedTags(
  context: Context,
  definitions: readonly FlowDefinition[],
): Promise<ReadonlyMap<number, string>> {
  const ids = idsOf(definitions, "tags");
  if (ids.length === 0) return new Map();
  const rows = await run<{ id: number }>(
    context,
    sql`select id from tag where org_id = ${context.orgId}::int and id = any(${ids}::int[])`,
  );
  const known = new Set(rows.map(({ id }) => id));
  const names = await lastNames(context, "tags", ids);
  return new Map(
    ids
      .filter((id) => !known.has(id))
      .map((id) => {
        const name = names.get(id);
        return [id, name === undefined ? `there is no tag ${id}` : `the tag “${name}” no longer exists`];
      }),
  );
}

function idsOf(definitions: readonly FlowDefinition[], source: "segments" | "tags"): number[] {
  const references = definitions.flatMap(({ trigger, steps }) =>
    placedReferences({ trigger, again: false, steps: steps.filter(({ kind }) => kind !== "condition") }),
  );
  return [...new Set(references.flatMap((one) => (one.source === source ? [one.id] : [])))];
}

/** The folded names of cooldowns that steps name and that dynamic segments have. */
export async function readDynamicCooldowns(
  context: Context,
  definitions: readonly FlowDefinition[],
): Promise<ReadonlySet<string>> {
  const keys = definitions
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === "exitCooldown" ? [nameKey(cooldownName(step.reason))] : []));
  if (keys.length === 0) return new Set();
  const rows = await run<{ key: string }>(
    context,
    sql`
      select name_key as key from segment
      where org_id = ${context.orgId}::int and name_key = any(${keys}::text[]) and type = 'dynamic'`,
  );
  return new Set(rows.map(({ key }) => key));
}
