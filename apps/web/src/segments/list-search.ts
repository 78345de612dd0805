import type { Direction } from "../components/table/column.ts";
import { type RawSearch, readChoice, readFlag, readText } from "../search-params.ts";
import { type FindingKind, findingKinds } from "./health/health-kinds.ts";

export type SegmentSort = "name" | "updated" | "created" | "type";

/** The state of the list as its address has it; what is absent has its default. */
export interface ListSearch {
  readonly search?: string | undefined;
  readonly type?: "static" | "dynamic" | undefined;
  readonly archived?: true | undefined;
  /** Only those of which this is to be said; of what is archived nothing is. */
  readonly health?: FindingKind | undefined;
  readonly sort?: SegmentSort | undefined;
  readonly direction?: Direction | undefined;
}

export function readListSearch(raw: RawSearch): ListSearch {
  return {
    search: readText(raw, "search"),
    type: readChoice(raw, "type", ["static", "dynamic"]),
    archived: readFlag(raw, "archived"),
    health: readChoice(raw, "health", findingKinds),
    sort: readChoice(raw, "sort", ["name", "updated", "created", "type"]),
    direction: readChoice(raw, "direction", ["asc", "desc"]),
  };
}

/** What to ask the server for; findings are looked up among what it answers. */
export function listInput({ sort = "updated", direction = "desc", health: _, ...search }: ListSearch) {
  return { ...search, sort, direction };
}
