import { type Sql, sql } from "@segments/rules";

/** How often within a day a customer can go through an automation: two that set each other off would never end. */
export const MOST_A_DAY = 10;

const CIRCLES = `Stopped: this customer has gone through ${MOST_A_DAY} times within a day. Is another automation setting this one off?`;

/**
 * Begins runs: `starts` has the columns `flow_id`, `revision`, `again`, `customer_id` and `seq`. Who is on the way, or was once
 * where that is enough, begins none. Whoever calls sees to it that no other transaction begins runs of the same automation
 * and customer at the same time.
 */
export function insertRuns(orgId: number, starts: Sql, now: number): Sql {
  const at = sql`${new Date(now)}::timestamptz`;
  return sql`
    insert into flow_run (org_id, flow_id, revision, customer_id, state, due_at, trigger_seq, started_at, finished_at, problem)
    select ${orgId}::int, s.flow_id, s.revision, s.customer_id, case when l.circles then 'stopped' else 'running' end,
      case when not l.circles then ${at} end, s.seq, ${at}, case when l.circles then ${at} end, case when l.circles then ${CIRCLES} end
    from (${starts}) s
    cross join lateral (
      select count(*) as ever, count(*) filter (where r.state in ('running', 'waiting')) as under_way,
        count(*) filter (where r.started_at > ${at} - interval '1 day') as lately
      from flow_run r where r.org_id = ${orgId}::int and r.flow_id = s.flow_id and r.customer_id = s.customer_id
    ) n
    cross join lateral (select n.lately >= ${MOST_A_DAY}::int as circles) l
    where n.under_way = 0 and (s.again or n.ever = 0) and n.lately <= ${MOST_A_DAY}::int
    order by s.customer_id
    on conflict do nothing
    returning id`;
}
