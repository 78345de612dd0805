import { sql } from "@segments/rules";
import type { Caller, Context, Services } from "../context.ts";

/** Who began a job, and where. */
export interface JobStarter {
  readonly orgId: number;
  readonly actorId: number | null;
  readonly caller: Caller | null;
  /** The organization's IANA time zone. */
  readonly timeZone: string;
}

/** Of `job j`. */
export const starterColumns = sql`j.org_id as "orgId", j.actor_id as "actorId", j.caller,
  (select o.time_zone from organization o where o.id = j.org_id) as "timeZone"`;

/** The job is done in the name of whoever began it. */
export function starterContext(
  services: Services,
  { orgId, actorId, caller, timeZone }: JobStarter,
): Context {
  return { services, orgId, actorId, ...(caller && { caller }), now: services.cache.clock(), timeZone };
}
