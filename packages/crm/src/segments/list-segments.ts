import { fold, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import type { Direction } from "../customers/sorting.ts";
import { definitionsOf } from "./definitions.ts";
import { readSegmentRows, type SegmentItem, type SegmentType, toItem } from "./segment-item.ts";
import { loadUses } from "./where-used.ts";

export const segmentSorts = ["name", "updated", "created", "type"] as const;
export type SegmentSort = (typeof segmentSorts)[number];

export interface ListSegmentsRequest {
  /** Looked for in name and description; case and Unicode form don't matter. */
  readonly search?: string | undefined;
  readonly type?: SegmentType | undefined;
  /** The archived ones instead of the others. */
  readonly archived?: boolean | undefined;
  readonly sort?: SegmentSort | undefined;
  readonly direction?: Direction | undefined;
}

const columns: Record<SegmentSort, Sql> = {
  name: sql`name_key`,
  updated: sql`updated_at`,
  created: sql`created_at`,
  type: sql`type`,
};

/** The organization's segments with their state; their counts are asked for apart (countSegments), since they may take longer. */
export async function listSegments(
  context: Context,
  request: ListSegmentsRequest = {},
): Promise<SegmentItem[]> {
  const { search, type, archived = false, sort = "updated", direction = "desc" } = request;
  const way = direction === "asc" ? sql`asc` : sql`desc`;
  const rows = await readSegmentRows(context, sql`order by ${columns[sort]} ${way}, name_key, id`);
  const definitions = await definitionsOf(context, rows);
  const uses = await loadUses(context, definitions);
  const wanted = fold((search ?? "").trim());
  return rows
    .filter((row) => (row.archivedAt !== null) === archived && (type === undefined || row.type === type))
    .filter(({ name, description }) => fold(name).includes(wanted) || fold(description).includes(wanted))
    .map((row) => toItem(context, row, definitions, uses));
}
