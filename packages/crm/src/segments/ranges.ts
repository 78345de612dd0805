import {
  type ColumnRange,
  instantText,
  type PredicateSet,
  type Sql,
  sql,
  withinRange,
} from "@segments/rules";
import { IdSet } from "../id-set/id-set.ts";

type Ranged = PredicateSet & { readonly range: ColumnRange };

/**
 * Sets that are ranges of one column and overlap, such as "since 30 days ago" at each of thirty days. Together they are cut
 * into the bands between all their bounds, each id is read once, and every set is put together from the bands within it.
 */
export interface RangeFamily {
  readonly sets: readonly Ranged[];
  readonly column: Sql;
  /** Where a band begins, ascending (milliseconds); the last one ends at `end`. */
  readonly starts: readonly number[];
  readonly end: number;
}

/** The families of at least two among the sets. */
export function familiesOf(sets: readonly PredicateSet[]): RangeFamily[] {
  const byColumn = new Map<string, Ranged[]>();
  for (const set of sets.filter(isRanged)) {
    const column = set.range.column.strings.join();
    byColumn.set(column, [...(byColumn.get(column) ?? []), set]);
  }
  return [...byColumn.values()].flatMap(clustersOf).flatMap((members) => {
    const [first] = members;
    if (!first || members.length < 2) return [];
    const bounds = members.flatMap(({ range: { from, to } }) => [from, to]);
    const sorted = [...new Set(bounds)].sort((a, b) => a - b);
    const starts = sorted.slice(0, -1);
    return [{ sets: members, column: first.range.column, starts, end: sorted.at(-1) as number }];
  });
}

/** The family's ids in its bands, packed; the first band has the number `first`. */
export function packedBands(orgId: number, { column, starts, end }: RangeFamily, first: number): Sql {
  const whole = withinRange({ column, from: starts[0] as number, to: end });
  return sql`
    select ${first - 1}::int + band as i, string_agg(int4send(id), '') as ids
    from (
      select id, width_bucket(${column}, ${starts.map(instantText)}::timestamptz[]) as band from customer
      where org_id = ${orgId} and ${whole}
    ) s group by band`;
}

/** The set that is a range, from what is in the bands. */
export function rangeOf({ starts }: RangeFamily, { range }: Ranged, bands: readonly IdSet[]): IdSet {
  const first = starts.indexOf(range.from);
  const end = starts.indexOf(range.to);
  return IdSet.union(bands.slice(first, end < 0 ? starts.length : end));
}

function isRanged(set: PredicateSet): set is Ranged {
  return set.range !== undefined && set.range.from < set.range.to;
}

/** What overlaps, together: between ranges that don't, there may be much that nobody asks for. */
function clustersOf(sets: readonly Ranged[]): Ranged[][] {
  const clusters: Ranged[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const set of sets.toSorted((a, b) => a.range.from - b.range.from)) {
    if (set.range.from > end) clusters.push([]);
    clusters.at(-1)?.push(set);
    end = Math.max(end, set.range.to);
  }
  return clusters;
}
