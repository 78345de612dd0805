import { sql } from "@segments/rules";
import { change, type Write } from "../../changes.ts";
import type { Context, Services } from "../../context.ts";
import { readFeed } from "../../ledger/read-feed.ts";
import { run } from "../../run.ts";
import { announceWebhooks } from "../channel.ts";
import { batchesOf } from "./batches.ts";
import { insertDeliveries } from "./insert-deliveries.ts";
import { payloadOf } from "./payload.ts";

/** How many entries of the feed are taken at once. */
const PAGE = 5_000;

interface Behind {
  readonly orgId: number;
  readonly endpointId: number;
  readonly timeZone: string;
}

/**
 * Makes deliveries of what was added to organizations' feeds, a page for each endpoint that has not got it yet. Deliveries
 * and how far the endpoint has come are written together: a process that is killed loses and doubles nothing. False where
 * there was nothing to do.
 */
export async function createDeliveries(services: Services): Promise<boolean> {
  const behind = await run<Behind>(
    { services },
    sql`
      select e.org_id as "orgId", e.id as "endpointId", o.time_zone as "timeZone"
      from webhook_endpoint e join membership_sequence s on s.org_id = e.org_id join organization o on o.id = e.org_id
      where e.status = 'active' and s.last > e.cursor`,
  );
  const problems: unknown[] = [];
  for (const { orgId, endpointId, timeZone } of behind) {
    const context: Context = { services, orgId, actorId: null, now: services.cache.clock(), timeZone };
    // One that can't go on holds up no other.
    await change(context, "automation", (write) => takePage(write, endpointId)).catch((error: unknown) =>
      problems.push(error),
    );
  }
  if (problems.length > 0) throw problems[0];
  return behind.length > 0;
}

interface Place {
  readonly events: string[];
  readonly segmentIds: number[] | null;
  readonly cursor: number;
  /** The feed's last position. */
  readonly last: number;
}

async function takePage(write: Write, endpointId: number): Promise<void> {
  const { context } = write;
  const { orgId, now } = context;
  // Of two processes the second waits here, and then sees how far the first came.
  const [endpoint] = await write.query<Place>(sql`
    select e.events, case when not e.all_segments then e.segment_ids end as "segmentIds", e.cursor::float8 as cursor,
      (select s.last::float8 from membership_sequence s where s.org_id = e.org_id) as last
    from webhook_endpoint e
    where e.org_id = ${orgId}::int and e.id = ${endpointId}::int and e.status = 'active' for no key update`);
  if (!endpoint) return;
  const { events, segmentIds, cursor, last } = endpoint;
  const page = await readFeed(context, {
    after: cursor,
    limit: PAGE,
    ...(segmentIds && { segmentIds }),
  });
  const batches = batchesOf(page.entries, events);
  const names = await segmentNames(
    write,
    batches.map(({ segmentId }) => segmentId),
  );
  const deliveries = batches.map((batch) => ({
    event: batch.event,
    segmentId: batch.segmentId,
    customers: batch.event === "segment.ended" ? 0 : batch.entries.length,
    body: payloadOf(batch, names.get(batch.segmentId) ?? "", now),
  }));
  await insertDeliveries(write, endpointId, deliveries);
  // Up to the last position of before the page was read, nothing can be added any more.
  const reached = page.more ? page.after : Math.max(last, page.after);
  await write.query(sql`
    update webhook_endpoint set cursor = ${reached}::int8 where org_id = ${orgId}::int and id = ${endpointId}::int`);
  if (deliveries.length > 0) await write.query(announceWebhooks(orgId));
}

/** What segments are called, or were when they were deleted. */
async function segmentNames(write: Write, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { orgId } = write.context;
  const rows = await write.query<{ id: number; name: string }>(sql`
    select w.id, coalesce(s.name, t.name, '') as name from unnest(${[...new Set(ids)]}::int[]) as w (id)
    left join segment s on s.org_id = ${orgId}::int and s.id = w.id
    left join tombstone t on t.org_id = ${orgId}::int and t.source = 'segments' and t.id = w.id`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
