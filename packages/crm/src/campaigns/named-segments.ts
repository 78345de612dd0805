import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { lastNames } from "../options/last-names.ts";
import { loadDefinitions } from "../segments/definitions.ts";
import { readSegmentRows, ruleIssues, type SegmentRow, type SegmentType } from "../segments/segment-item.ts";

/** Why a segment can't be part of an audience: its rule can't be evaluated, or it is put away, or gone. */
export type SegmentTrouble = "broken" | "archived" | "deleted";

/** A segment that a campaign names, whatever has become of it. */
export interface NamedSegment {
  readonly id: number;
  /** As it is, or was, called. */
  readonly name: string;
  /** null for one that is deleted. */
  readonly type: SegmentType | null;
  readonly trouble: SegmentTrouble | null;
  /** Of a broken one: what is wrong with its rule. */
  readonly reason: string | null;
}

/** The segments with these ids, in their order, each with what is wrong with it. None is left out. */
export async function readNamedSegments(context: Context, ids: readonly number[]): Promise<NamedSegment[]> {
  if (ids.length === 0) return [];
  const rows = await readSegmentRows(context, sql`and id = any(${[...ids]}::int[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  // One after the other: within a snapshot all reads share one connection.
  const definitions = await loadDefinitions(context, [], [...byId.keys()]);
  const gone = ids.filter((id) => !byId.has(id));
  const formerNames = await lastNames(context, "segments", gone);

  function named(row: SegmentRow): NamedSegment {
    const { id, name, type, rule, archivedAt } = row;
    const issues = rule ? ruleIssues(context, rule, definitions) : [];
    const trouble = archivedAt ? "archived" : issues.length > 0 ? "broken" : null;
    return { id, name, type, trouble, reason: trouble === "broken" ? (issues[0]?.message ?? null) : null };
  }

  return ids.map((id) => {
    const row = byId.get(id);
    if (row) return named(row);
    const name = formerNames.get(id) ?? `segment ${id}`;
    return { id, name, type: null, trouble: "deleted", reason: null };
  });
}
