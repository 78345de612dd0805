import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

/** How many more customers than a week ago each segment has by the ledger; those that it can't say of are left out. */
export async function sizeChanges(context: Context): Promise<ReadonlyMap<number, number>> {
  const { orgId } = context;
  const since = sql`${new Date(context.now)}::timestamptz - interval '7 days'`;
  const rows = await run<{ id: number; change: number }>(
    context,
    sql`
      with entry as (
        select segment_id, case when joined then 1 else -1 end as change from membership_log
        where org_id = ${orgId}::int and at > ${since}
        union all
        select segment_id, joined - "left" from membership_reset where org_id = ${orgId}::int and at > ${since}
      )
      select s.id, e.change from (select segment_id, sum(change)::int as change from entry group by segment_id) e
      join segment s on s.org_id = ${orgId}::int and s.id = e.segment_id
      where s.created_at <= ${since} and (
        -- A dynamic segment that is older than the ledger was taken down when that began: then nobody joined.
        s.type = 'static'
        or exists (select from membership_reset r where r.org_id = ${orgId}::int and r.segment_id = s.id and r.at <= ${since})
        or exists (select from membership_log l where l.org_id = ${orgId}::int and l.segment_id = s.id and l.at <= ${since}))`,
  );
  return new Map(rows.map(({ id, change }) => [id, change]));
}
