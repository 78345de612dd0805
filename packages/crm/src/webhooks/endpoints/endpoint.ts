import { type Sql, sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { iso } from "../../iso.ts";
import { run } from "../../run.ts";
import type { WebhookEvent } from "../events.ts";

export type EndpointStatus = "active" | "paused" | "disabled";

export interface NamedSegment {
  readonly id: number;
  /** Null for one that is not there any more and whose name is not known. */
  readonly name: string | null;
  readonly deleted: boolean;
}

/** An endpoint as people see it; its secret is never part of it. */
export interface WebhookEndpoint {
  readonly id: number;
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
  /** Null for all. */
  readonly segments: readonly NamedSegment[] | null;
  /** disabled: by Segments, and `problem` says why. */
  readonly status: EndpointStatus;
  readonly problem: string | null;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly createdBy: string | null;
  /** ISO 8601 */
  readonly secretMadeAt: string;
  /** ISO 8601: until when the secret before it is good as well; null where there is none. */
  readonly formerSecretUntil: string | null;
  /** ISO 8601: since when nothing was received, though it was tried; null where the last attempt succeeded. */
  readonly failingSince: string | null;
  /** ISO 8601: the receiver asked to be left alone until then; null where it did not. */
  readonly heldUntil: string | null;
  readonly lastAttempt: { readonly at: string; readonly succeeded: boolean } | null;
  /** Of the last seven days. */
  readonly attempts: { readonly count: number; readonly failed: number };
  /** How many deliveries have not ended. */
  readonly pending: number;
}

/** The organization's endpoints, the oldest first. */
export function listEndpoints(context: Context): Promise<WebhookEndpoint[]> {
  return read(context, sql`order by e.id`);
}

/** Throws NOT_FOUND. */
export async function getEndpoint(context: Context, endpointId: number): Promise<WebhookEndpoint> {
  const [endpoint] = await read(context, sql`and e.id = ${endpointId}::int`);
  if (!endpoint) throw endpointNotFound(endpointId);
  return endpoint;
}

export function endpointNotFound(endpointId: number) {
  return notFound("webhook endpoint", endpointId);
}

/** A segment's id and name by its id, as JSON. */
export function namedSegment(orgId: Sql, id: Sql): Sql {
  return sql`(
    select json_build_object('id', w.id, 'name', coalesce(s.name, t.name), 'deleted', s.id is null) from (select ${id} as id) w
    left join segment s on s.org_id = ${orgId} and s.id = w.id
    left join tombstone t on t.org_id = ${orgId} and t.source = 'segments' and t.id = w.id)`;
}

function read(context: Context, which: Sql): Promise<WebhookEndpoint[]> {
  const now = sql`${new Date(context.now)}::timestamptz`;
  const own = sql`a.org_id = e.org_id and a.endpoint_id = e.id`;
  return run<WebhookEndpoint>(
    context,
    sql`
      select e.id, e.url, e.description, e.events, e.status, e.problem, ${iso(sql`e.created_at`)} as "createdAt",
        case when not e.all_segments then (
          select coalesce(json_agg(${namedSegment(sql`e.org_id`, sql`w.id`)} order by w.place), '[]')
          from unnest(e.segment_ids) with ordinality as w (id, place)) end as segments,
        (select p.name from person p where p.id = e.created_by_id) as "createdBy",
        ${iso(sql`e.secret_made_at`)} as "secretMadeAt",
        ${iso(sql`case when e.former_until > ${now} then e.former_until end`)} as "formerSecretUntil",
        ${iso(sql`e.failing_since`)} as "failingSince",
        ${iso(sql`case when e.held_until > ${now} then e.held_until end`)} as "heldUntil",
        (select json_build_object('at', ${iso(sql`a.at`)}, 'succeeded', a.succeeded) from webhook_attempt a
          where ${own} and a.succeeded is not null order by a.at desc limit 1) as "lastAttempt",
        (select json_build_object('count', count(*), 'failed', count(*) filter (where not a.succeeded)) from webhook_attempt a
          where ${own} and a.succeeded is not null and a.at > ${now} - interval '7 days') as attempts,
        (select count(*)::int from webhook_delivery a where ${own} and a.state = 'pending') as pending
      from webhook_endpoint e where e.org_id = ${context.orgId}::int ${which}`,
  );
}
