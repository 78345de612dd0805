import { type Sql, sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { iso } from "../../iso.ts";
import { run } from "../../run.ts";
import { getEndpoint, type NamedSegment, namedSegment } from "../endpoints/endpoint.ts";
import type { TEST_EVENT, WebhookEvent } from "../events.ts";

/** failed: given up, or skipped when its endpoint was resumed. */
export type DeliveryState = "pending" | "succeeded" | "failed";

/** A message to an endpoint, as people see it. */
export interface WebhookDelivery {
  readonly id: number;
  readonly endpointId: number;
  readonly messageId: string;
  readonly event: WebhookEvent | typeof TEST_EVENT;
  /** Null for a test. */
  readonly segment: NamedSegment | null;
  /** How many customers it tells of. */
  readonly customers: number;
  readonly state: DeliveryState;
  /** Whether an attempt is being made right now. */
  readonly sending: boolean;
  readonly attempts: number;
  /** ISO 8601: when the next attempt is made; null once it has ended, or while an earlier one of the segment has not. */
  readonly dueAt: string | null;
  /** ISO 8601 */
  readonly createdAt: string;
  /** ISO 8601; null while it has not ended. */
  readonly finishedAt: string | null;
  /** Of the last attempt that is over; null before. */
  readonly last: {
    readonly status: number | null;
    readonly ms: number;
    readonly problem: string | null;
  } | null;
}

/** A call of the endpoint. */
export interface WebhookAttempt {
  readonly number: number;
  /** ISO 8601 */
  readonly at: string;
  /** Null while it is being made, and for good where its process was killed. */
  readonly succeeded: boolean | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly status: number | null;
  /** The first 2 kB of the answer's body. */
  readonly response: string | null;
  readonly ms: number | null;
  /** Why it failed, as a sentence. */
  readonly problem: string | null;
}

export interface DeliveryDetail extends WebhookDelivery {
  readonly url: string;
  readonly body: string;
  /** The last first, at most 50. */
  readonly log: readonly WebhookAttempt[];
}

export interface DeliveryPage {
  readonly deliveries: readonly WebhookDelivery[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

export interface DeliveryRequest {
  readonly state?: DeliveryState | undefined;
  /** Those older than this one. */
  readonly before?: number | undefined;
  readonly limit?: number;
}

const columns = sql`d.id, d.endpoint_id as "endpointId", d.message_id as "messageId", d.event, d.customers, d.state, d.attempts,
  case when d.segment_id is not null then ${namedSegment(sql`d.org_id`, sql`d.segment_id`)} end as segment,
  coalesce(d.leased_until > clock_timestamp(), false) as sending, ${iso(sql`d.due_at`)} as "dueAt",
  ${iso(sql`d.created_at`)} as "createdAt", ${iso(sql`d.finished_at`)} as "finishedAt",
  (select json_build_object('status', a.status, 'ms', a.ms, 'problem', a.problem) from webhook_attempt a
    where a.org_id = d.org_id and a.delivery_id = d.id and a.succeeded is not null order by a.number desc limit 1) as last`;

/** An endpoint's deliveries, the newest first. Throws NOT_FOUND. */
export async function listDeliveries(
  context: Context,
  endpointId: number,
  { state, before, limit = 50 }: DeliveryRequest,
): Promise<DeliveryPage> {
  await getEndpoint(context, endpointId);
  const found = await readDeliveries(
    context,
    sql`and d.endpoint_id = ${endpointId}::int ${state ? sql`and d.state = ${state}` : sql``}
      ${before ? sql`and d.id < ${before}::int` : sql``} order by d.id desc limit ${limit + 1}::int`,
  );
  const deliveries = found.slice(0, limit);
  return { deliveries, before: found.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
}

/** Throws NOT_FOUND. */
export async function getDelivery(context: Context, deliveryId: number): Promise<DeliveryDetail> {
  const [delivery] = await readDeliveries(context, sql`and d.id = ${deliveryId}::int`);
  if (!delivery) throw deliveryNotFound(deliveryId);
  const { orgId } = context;
  const [sent] = await run<{ url: string; body: string }>(
    context,
    sql`
      select e.url, d.body from webhook_delivery d join webhook_endpoint e on e.org_id = d.org_id and e.id = d.endpoint_id
      where d.org_id = ${orgId}::int and d.id = ${deliveryId}::int`,
  );
  const log = await run<WebhookAttempt>(
    context,
    sql`
      select a.number, ${iso(sql`a.at`)} as at, a.succeeded, a.headers, a.status, a.response, a.ms, a.problem from webhook_attempt a
      where a.org_id = ${orgId}::int and a.delivery_id = ${deliveryId}::int order by a.number desc limit 50`,
  );
  return { ...delivery, url: sent?.url ?? "", body: sent?.body ?? "", log };
}

export function deliveryNotFound(deliveryId: number) {
  return notFound("delivery", deliveryId);
}

function readDeliveries(context: Context, which: Sql): Promise<WebhookDelivery[]> {
  return run<WebhookDelivery>(
    context,
    sql`select ${columns} from webhook_delivery d where d.org_id = ${context.orgId}::int ${which}`,
  );
}
