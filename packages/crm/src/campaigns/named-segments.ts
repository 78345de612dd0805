import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
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
  const [definitions, lastNames] = await Promise.all([
    loadDefinitions(context, [], [...byId.keys()]),
    readLastNames(
      context,
      ids.filter((id) => !byId.has(id)),
    ),
  ]);

  function named(row: SegmentRow): NamedSegment {
    const { id, name, type, rule, archivedAt } = row;
    const issues = rule ? ruleIssues(context, rule, definitions) : [];
    const trouble = archivedAt ? "archived" : issues.length > 0 ? "broken" : null;
    return { id, name, type, trouble, reason: trouble === "broken" ? (issues[0]?.message ?? null) : null };
  }

  return ids.map((id) => {
    const row = byId.get(id);
    if (row) return named(row);
    const name = lastNames.get(id) ?? `segment ${id}`;
    return { id, name, type: null, trouble: "deleted", reason: null };
  });
}

async function readLastNames(context: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await run<{ id: number; name: string }>(
    context,
    sql`select id, name from tombstone where org_id = ${context.orgId} and source = 'segments' and id = any(${[...ids]}::int[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
