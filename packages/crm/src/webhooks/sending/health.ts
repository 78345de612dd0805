import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Write } from "../../changes.ts";
import { endpointName } from "../endpoints/endpoint-name.ts";
import type { Attempt } from "./finish-attempt.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** After so many days in which nothing but failures came, an endpoint is disabled. */
const DISABLE_AFTER = 5;
/** Failures further apart than this, in milliseconds, are not of one trouble: nothing was tried between. */
const APART = 36 * HOUR;

/** How an endpoint is, as far as sending goes. */
export interface Health {
  readonly url: string;
  readonly description: string;
  readonly status: "active" | "paused" | "disabled";
  /** Why it was disabled. */
  readonly problem: string | null;
  /** The first and the last failure since something was received. */
  readonly failingSince: Date | null;
  readonly failedAt: Date | null;
  readonly lastMs: number;
  readonly heldUntil: Date | null;
}

/** Reads it and holds the endpoint's row; undefined where it was deleted. */
export async function readHealth(write: Write, endpointId: number): Promise<Health | undefined> {
  const [health] = await write.query<Health>(sql`
    select url, description, status, problem, failing_since as "failingSince", failed_at as "failedAt", last_ms as "lastMs",
      held_until as "heldUntil"
    from webhook_endpoint where org_id = ${write.context.orgId}::int and id = ${endpointId}::int for no key update`);
  return health;
}

/** How it is after an attempt of a message that was not just a test. */
export function healthAfter(
  before: Health,
  { ms, verdict }: Pick<Attempt, "ms" | "verdict">,
  now: number,
): Health {
  if (verdict.succeeded) {
    return { ...before, failingSince: null, failedAt: null, lastMs: ms, heldUntil: null };
  }
  const at = new Date(now);
  const isSame = before.failedAt !== null && now - before.failedAt.getTime() <= APART;
  const failingSince = (isSame ? before.failingSince : null) ?? at;
  const heldUntil = verdict.heldUntil === undefined ? before.heldUntil : new Date(verdict.heldUntil);
  const after = { ...before, failingSince, failedAt: at, lastMs: ms, heldUntil };
  const problem =
    verdict.hopeless ??
    (now - failingSince.getTime() >= DISABLE_AFTER * DAY
      ? `Nothing was received for ${DISABLE_AFTER} days. The last attempt: ${verdict.problem}`
      : undefined);
  return problem === undefined ? after : { ...after, status: "disabled", problem };
}

/** Keeps it; an endpoint that it disables is an entry of the audit log. */
export async function writeHealth(
  write: Write,
  endpointId: number,
  before: Health,
  { status, problem, failingSince, failedAt, lastMs, heldUntil, ...endpoint }: Health,
): Promise<void> {
  await write.query(sql`
    update webhook_endpoint
    set status = ${status}, problem = ${problem}, failing_since = ${failingSince}::timestamptz, failed_at = ${failedAt}::timestamptz,
      last_ms = ${lastMs}::int, held_until = ${heldUntil}::timestamptz
    where org_id = ${write.context.orgId}::int and id = ${endpointId}::int`);
  if (status === "disabled" && before.status !== "disabled")
    await recordAudit(write, "webhook.disable", {
      id: endpointId,
      name: endpointName(endpoint),
      detail: { problem },
    });
}
