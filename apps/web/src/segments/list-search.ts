import type { Direction } from "../components/table/column.ts";
import { type RawSearch, readChoice, readFlag, readText } from "../search-params.ts";

export type SegmentSort = "name" | "updated" | "created" | "type";

/** The state of the list as its address has it; what is absent has its default. */
export interface ListSearch {
  readonly search?: string | undefined;
  readonly type?: "static" | "dynamic" | undefined;
  readonly archived?: true | undefined;
  readonly sort?: SegmentSort | undefined;
  readonly direction?: Direction | undefined;
}

export function readListSearch(raw: RawSearch): ListSearch {
  return {
    search: readText(raw, "search"),
    type: readChoice(raw, "type", ["static", "dynamic"]),
    archived: readFlag(raw, "archived"),
    sort: readChoice(raw, "sort", ["name", "updated", "created", "type"]),
    direction: readChoice(raw, "direction", ["asc", "desc"]),
  };
}

/** What to ask the server for. */
export function listInput({ sort = "updated", direction = "desc", ...search }: ListSearch) {
  return { ...search, sort, direction };
}
