import type { RawSearch } from "../../search-params.ts";
import { isId } from "../../search-params.ts";

/** What the address has of the overlap page. */
export interface OverlapSearch {
  /** Two or three of them, "17,4,23". */
  readonly ids?: string | undefined;
  /** The region that is looked at, as the segments it is inside of: "17,4". */
  readonly region?: string | undefined;
}

/** More circles can't be told apart. */
export const MOST = 3;

export function readOverlapSearch(raw: RawSearch): OverlapSearch {
  return { ids: readIds(raw.ids), region: readIds(raw.region) };
}

function readIds(value: unknown): string | undefined {
  const ids = String(typeof value === "number" || typeof value === "string" ? value : "")
    .split(",")
    .map(Number)
    .filter(isId);
  return ids.length > 0 ? [...new Set(ids)].slice(0, MOST).join() : undefined;
}

export function idsOf(list: string | undefined): number[] {
  return list === undefined ? [] : list.split(",").map(Number);
}
