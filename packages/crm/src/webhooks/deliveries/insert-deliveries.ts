import { randomBytes } from "node:crypto";
import { type Sql, sql } from "@segments/rules";
import type { Write } from "../../changes.ts";

export interface NewDelivery {
  readonly event: string;
  /** Null for a test, which waits for nothing. */
  readonly segmentId: number | null;
  readonly customers: number;
  readonly body: string;
  readonly once?: boolean;
}

/**
 * Adds deliveries in their order, and returns their ids. Of each segment the first is due at once, unless an earlier one has
 * not ended. Whoever calls holds the endpoint's row.
 */
export async function insertDeliveries(
  write: Write,
  endpointId: number,
  deliveries: readonly NewDelivery[],
): Promise<number[]> {
  if (deliveries.length === 0) return [];
  const { orgId, now } = write.context;
  const waitedFor = await pendingSegments(write, endpointId);
  const due = deliveries.map(({ segmentId }) => {
    if (segmentId === null) return true;
    const isFirst = !waitedFor.has(segmentId);
    waitedFor.add(segmentId);
    return isFirst;
  });
  const at = sql`${new Date(now)}::timestamptz`;
  const column = <Key extends keyof NewDelivery>(key: Key) => deliveries.map((one) => one[key]);
  const rows = await write.query<{ id: number }>(sql`
    insert into webhook_delivery (org_id, endpoint_id, message_id, event, segment_id, customers, body, once, due_at, created_at)
    select ${orgId}::int, ${endpointId}::int, n.message_id, n.event, n.segment_id, n.customers, n.body, n.once,
      case when n.due then ${at} end, ${at}
    from unnest(${deliveries.map(newMessageId)}::text[], ${column("event")}::text[], ${column("segmentId")}::int[],
      ${column("customers")}::int[], ${column("body")}::text[], ${deliveries.map(({ once = false }) => once)}::bool[], ${due}::bool[])
      with ordinality as n (message_id, event, segment_id, customers, body, once, due, place)
    order by n.place
    returning id`);
  return rows.map(({ id }) => id);
}

/** Of which segments something is still to be sent. */
async function pendingSegments(write: Write, endpointId: number): Promise<Set<number>> {
  // One step into the index for each segment, however much waits.
  const rows = await write.query<{ id: number }>(sql`
    with recursive waiting as (
      ${nextPending(write.context.orgId, endpointId, sql`0`)}
      union all
      select n.id from waiting w cross join lateral (${nextPending(write.context.orgId, endpointId, sql`w.id`)}) n
    )
    select id from waiting`);
  return new Set(rows.map(({ id }) => id));
}

function nextPending(orgId: number, endpointId: number, after: Sql): Sql {
  return sql`
    (select d.segment_id as id from webhook_delivery d
    where d.org_id = ${orgId}::int and d.endpoint_id = ${endpointId}::int and d.state = 'pending' and d.segment_id > ${after}
    order by d.segment_id limit 1)`;
}

function newMessageId(): string {
  return `msg_${randomBytes(18).toString("base64url")}`;
}
