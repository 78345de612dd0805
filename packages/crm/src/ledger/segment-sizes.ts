import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import { members } from "../segments/membership.ts";

/** A day in the organization's time zone. */
export interface SizeOfDay {
  /** 2026-03-01 */
  readonly day: string;
  /** How many were in at its end (today: now). */
  readonly size: number;
  readonly joined: number;
  readonly left: number;
}

/** How many days back it can be asked for. */
export const MOST_DAYS = 366;

/**
 * A segment's size over time, and who joined and left, day by day up to today: counted back from who is in now through
 * what the ledger says. It begins with the ledger's first entry or, without any, with the segment itself. Throws NOT_FOUND,
 * and BROKEN where who is in can't be known.
 */
export async function segmentSizes(
  context: Context,
  segmentId: number,
  { days }: { readonly days: number },
): Promise<SizeOfDay[]> {
  const { orgId, timeZone } = context;
  const { ids } = await members(context, { segmentId });
  const day = sql`(e.at at time zone ${timeZone})::date`;
  const today = sql`(${new Date(context.now)}::timestamptz at time zone ${timeZone})::date`;
  const begun = sql`
    select (s.created_at at time zone ${timeZone})::date from segment s where s.org_id = ${orgId}::int and s.id = ${segmentId}::int`;
  const found = await run<{ day: string; joined: number; left: number }>(
    context,
    sql`
      with entry as (
        select ${day} as day, e.joined::int as joined, 1 - e.joined::int as "left" from membership_log e
        where e.org_id = ${orgId}::int and e.segment_id = ${segmentId}::int
        union all
        select ${day}, e.joined, e."left" from membership_reset e
        where e.org_id = ${orgId}::int and e.segment_id = ${segmentId}::int
      ), daily as (
        select day, sum(joined)::int as joined, sum("left")::int as "left" from entry
        where day > ${today} - ${days}::int group by day
      )
      select to_char(g.day, 'YYYY-MM-DD') as day, coalesce(d.joined, 0) as joined, coalesce(d."left", 0) as "left"
      from generate_series(
        greatest(coalesce((select min(day) from entry), (${begun})), ${today} - ${days}::int + 1), ${today}, interval '1 day') as g (day)
      left join daily d on d.day = g.day::date
      order by g.day`,
  );
  const sizes: SizeOfDay[] = [];
  let size = ids.size;
  for (const one of found.toReversed()) {
    sizes.push({ ...one, size });
    size -= one.joined - one.left;
  }
  return sizes.reverse();
}
