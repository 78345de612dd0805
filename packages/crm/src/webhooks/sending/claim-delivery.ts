import { sql } from "@segments/rules";
import type { Services } from "../../context.ts";
import { execute } from "../../run.ts";
import { TEST_EVENT } from "../events.ts";
import { type Called, type Places, SLOW } from "./places.ts";

/**
 * How long a delivery belongs to the process that took it, in seconds of the database's clock: longer than an attempt can
 * last. After that it counts as killed, and any other may take it again.
 */
const LEASE = 30;

/** A delivery that this process is to attempt now. */
export interface Claimed extends Called {
  readonly orgId: number;
  readonly timeZone: string;
  readonly id: number;
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

/** Takes the delivery that has been due longest and that there is a place for, and begins an attempt; undefined where there is none. */
export async function claimDelivery(services: Services, places: Places): Promise<Claimed | undefined> {
  const at = services.cache.clock();
  const now = sql`${new Date(at)}::timestamptz`;
  const { free, full } = places;
  const troubled = sql`(e.failing_since is not null or e.last_ms >= ${SLOW}::int)`;
  const [claimed] = await execute<Omit<Claimed, "at">>(
    { services },
    sql`
      with due as (
        select d.org_id, d.id from webhook_delivery d
        join webhook_endpoint e on e.org_id = d.org_id and e.id = d.endpoint_id
        where d.due_at <= ${now} and (d.leased_until is null or d.leased_until < clock_timestamp())
          and (e.status = 'active' or d.event = ${TEST_EVENT}) and (e.held_until is null or e.held_until <= ${now})
          and e.id <> all(${[...full]}::int[])
          and case when ${troubled} then ${free.troubled}::bool else ${free.well}::bool end
        order by d.due_at, d.id limit 1 for update of d skip locked
      ),
      taken as (
        update webhook_delivery d
        set attempts = d.attempts + 1, tries = d.tries + 1, leased_until = clock_timestamp() + make_interval(secs => ${LEASE}::int)
        from due where d.org_id = due.org_id and d.id = due.id
        returning d.*
      ),
      begun as (
        insert into webhook_attempt (org_id, delivery_id, number, endpoint_id, at)
        select org_id, id, attempts, endpoint_id, ${now} from taken
      )
      select t.org_id as "orgId", o.time_zone as "timeZone", t.id, t.endpoint_id as "endpointId", t.message_id as "messageId",
        t.segment_id as "segmentId", t.body, t.once, t.attempts as number, t.tries, e.url, e.secret,
        case when e.former_until > ${now} then e.former_secret end as "formerSecret",
        ${troubled} as troubled
      from taken t
      join webhook_endpoint e on e.org_id = t.org_id and e.id = t.endpoint_id
      join organization o on o.id = t.org_id`,
  );
  return claimed && { ...claimed, at };
}
