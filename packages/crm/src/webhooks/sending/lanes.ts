import { type Sql, sql } from "@segments/rules";

/**
 * Deliveries of a segment to an endpoint are a lane: one of them at a time is due, the first that has not ended. Whoever
 * words these statements to the database holds the endpoint's row.
 */
interface Lane {
  readonly orgId: number;
  readonly endpointId: number;
  readonly segmentId: number;
}

/** Makes the first of a lane due, after the delivery `id` was attempted; that one waits where it isn't the first any more. */
export function letFirstGo({ orgId, endpointId, segmentId }: Lane, id: number, now: Sql): Sql {
  return sql`
    with first as (
      select f.id from webhook_delivery f
      where f.org_id = ${orgId}::int and f.endpoint_id = ${endpointId}::int and f.segment_id = ${segmentId}::int and f.state = 'pending'
      order by f.id limit 1
    )
    update webhook_delivery d set due_at = case when d.id = first.id then coalesce(d.due_at, ${now}) end
    from first
    where d.org_id = ${orgId}::int and d.state = 'pending' and d.id in (first.id, ${id}::int)`;
}

/**
 * Makes the first of each lane of an endpoint due, and no other. A lane in which one is being attempted stays as it is: when
 * that is over, its first goes.
 */
export function settleLanes(orgId: number, endpointId: number, now: Sql): Sql {
  return sql`
    with lane as (
      select l.segment_id, min(l.id) as first from webhook_delivery l
      where l.org_id = ${orgId}::int and l.endpoint_id = ${endpointId}::int and l.state = 'pending' and l.segment_id is not null
      group by l.segment_id having count(l.leased_until) = 0
    )
    update webhook_delivery d set due_at = case when d.id = lane.first then ${now} end
    from lane
    where d.org_id = ${orgId}::int and d.endpoint_id = ${endpointId}::int and d.state = 'pending' and d.segment_id = lane.segment_id
      and (d.id = lane.first) <> (d.due_at is not null)`;
}

/** Waits for those that are being taken right now, so that what is said next of an endpoint's deliveries holds. */
export function holdDue(orgId: number, endpointId: number): Sql {
  return sql`
    select id from webhook_delivery
    where org_id = ${orgId}::int and endpoint_id = ${endpointId}::int and state = 'pending' and due_at is not null
    order by id for update`;
}
