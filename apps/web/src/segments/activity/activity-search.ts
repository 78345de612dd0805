import type { RawSearch } from "../../search-params.ts";

/** How many days back the size is shown; 90 where nothing is said. */
export type Range = 30 | 90 | 365;

/** The state of a segment's activity as its address has it. */
export interface ActivitySearch {
  readonly days?: Exclude<Range, 90> | undefined;
}

export function readActivitySearch({ days }: RawSearch): ActivitySearch {
  return days === 30 || days === 365 ? { days } : {};
}

export function rangeOf({ days }: ActivitySearch): Range {
  return days ?? 90;
}

/** The other way round; the usual range needs no word in the address. */
export function searchOf(range: Range): ActivitySearch {
  return { days: range === 90 ? undefined : range };
}
