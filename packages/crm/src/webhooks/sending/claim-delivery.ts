import { type Sql, sql } from "@segments/rules";
import type { Services } from "../../context.ts";
import { execute, run } from "../../run.ts";
import { TEST_EVENT } from "../events.ts";
import { type Called, type Places, SLOW } from "./places.ts";

/**
 * How long a delivery belongs to the process that took it, in seconds of the database's clock: longer than an attempt can
 * last. After that it counts as killed, and any other may take it again.
 */
const LEASE = 30;
/** How many are looked for at once. */
const AT_ONCE = 20;

/** A delivery that may be attempted, unless another process is faster. */
export interface Due extends Called {
  readonly orgId: number;
  readonly id: number;
}

/** A delivery that this process is to attempt now. */
export interface Claimed extends Due {
  readonly timeZone: string;
  readonly messageId: string;
  readonly segmentId: number | null;
  readonly body: string;
  readonly once: boolean;
  /** Which attempt of it this is, from 1. No other process gets the same. */
  readonly number: number;
  readonly tries: number;
  readonly url: string;
  /** Sealed; the former one only while it is good. */
  readonly secret: Uint8Array;
  readonly formerSecret: Uint8Array | null;
  /** When the attempt began, in milliseconds. */
  readonly at: number;
}

const troubled = sql`(e.failing_since is not null or e.last_ms >= ${SLOW}::int)`;

/** Of a delivery `d` and its endpoint `e`: whether it may be attempted at this moment. */
function isDue(now: Sql): Sql {
  return sql`d.due_at <= ${now} and (d.leased_until is null or d.leased_until < clock_timestamp())
    and (e.status = 'active' or d.event = ${TEST_EVENT}) and (e.held_until is null or e.held_until <= ${now})`;
}

/** Those of all organizations that have been due longest, of endpoints that there is a place for. */
export function findDue(services: Services, { free, full }: Places): Promise<Due[]> {
  const now = sql`${new Date(services.cache.clock())}::timestamptz`;
  return run<Due>(
    { services },
    sql`
      select d.org_id as "orgId", d.id, d.endpoint_id as "endpointId", ${troubled} as troubled from webhook_delivery d
      join webhook_endpoint e on e.org_id = d.org_id and e.id = d.endpoint_id
      where ${isDue(now)} and e.id <> all(${[...full]}::int[])
        and case when ${troubled} then ${free.troubled}::bool else ${free.well}::bool end
      order by d.due_at, d.id limit ${AT_ONCE}::int`,
  );
}

/** Takes a delivery and begins an attempt; undefined where it is not to be had any more. */
export async function claimDelivery(services: Services, due: Due): Promise<Claimed | undefined> {
  const { orgId, id } = due;
  const at = services.cache.clock();
  const now = sql`${new Date(at)}::timestamptz`;
  const [claimed] = await execute<Omit<Claimed, "at">>(
    { services },
    sql`
      with free as (
        select d.id from webhook_delivery d join webhook_endpoint e on e.org_id = d.org_id and e.id = d.endpoint_id
        where d.org_id = ${orgId}::int and d.id = ${id}::int and ${isDue(now)} for update of d skip locked
      ),
      taken as (
        update webhook_delivery d
        set attempts = d.attempts + 1, tries = d.tries + 1, leased_until = clock_timestamp() + make_interval(secs => ${LEASE}::int)
        from free where d.org_id = ${orgId}::int and d.id = free.id
        returning d.*
      ),
      begun as (
        insert into webhook_attempt (org_id, delivery_id, number, endpoint_id, at)
        select org_id, id, attempts, endpoint_id, ${now} from taken
      )
      select t.org_id as "orgId", o.time_zone as "timeZone", t.id, t.endpoint_id as "endpointId", t.message_id as "messageId",
        t.segment_id as "segmentId", t.body, t.once, t.attempts as number, t.tries, e.url, e.secret,
        case when e.former_until > ${now} then e.former_secret end as "formerSecret", ${troubled} as troubled
      from taken t
      join webhook_endpoint e on e.org_id = t.org_id and e.id = t.endpoint_id
      join organization o on o.id = t.org_id
      where t.org_id = ${orgId}::int`,
  );
  return claimed && { ...claimed, at };
}
