import { sql } from "@segments/rules";
import { change, type Write } from "../../changes.ts";
import type { Context, Services } from "../../context.ts";
import { announceWebhooks } from "../channel.ts";
import type { Claimed } from "./claim-delivery.ts";
import { type Health, healthAfter, readHealth, writeHealth } from "./health.ts";
import { letFirstGo } from "./lanes.ts";
import { nextTry } from "./retries.ts";
import type { Verdict } from "./verdict.ts";

export interface Attempt {
  readonly headers: Readonly<Record<string, string>> | null;
  readonly ms: number;
  readonly verdict: Verdict;
}

/**
 * Writes down what an attempt came to, what becomes of its delivery, and how the endpoint is. Where another process has taken
 * the delivery meanwhile, or somebody has deleted it, that stands.
 */
export async function finishAttempt(services: Services, claimed: Claimed, attempt: Attempt): Promise<void> {
  const { orgId, timeZone, endpointId, segmentId, id } = claimed;
  const context: Context = { services, orgId, actorId: null, now: services.cache.clock(), timeZone };
  await change(context, "automation", async (write) => {
    const health = await readHealth(write, endpointId);
    if (!health) return;
    await logAttempt(write, claimed, attempt);
    // What comes of a test says nothing of the messages that matter.
    const after = segmentId === null ? health : healthAfter(health, attempt, context.now);
    if (!(await settle(write, claimed, attempt, after))) return;
    if (segmentId !== null) {
      const now = sql`${new Date(context.now)}::timestamptz`;
      await write.query(letFirstGo({ orgId, endpointId, segmentId }, id, now));
    }
    await writeHealth(write, endpointId, health, after);
    await write.query(announceWebhooks(orgId));
  });
}

/** An attempt that was broken off because the process ends does not count: whoever comes next makes it again, at once. */
export async function giveBack(services: Services, { orgId, timeZone, id, number }: Claimed): Promise<void> {
  const context: Context = { services, orgId, actorId: null, now: services.cache.clock(), timeZone };
  await change(context, "automation", async (write) => {
    await write.query(sql`
      update webhook_delivery set leased_until = null, tries = tries - 1
      where org_id = ${orgId}::int and id = ${id}::int and attempts = ${number}::int and state = 'pending'`);
    await write.query(announceWebhooks(orgId));
  });
}

async function logAttempt(
  write: Write,
  { orgId, id, number }: Claimed,
  { headers, ms, verdict: { succeeded, status, response, problem } }: Attempt,
): Promise<void> {
  await write.query(sql`
    update webhook_attempt
    set succeeded = ${succeeded}::bool, headers = ${headers && JSON.stringify(headers)}::jsonb, status = ${status}::int,
      response = ${response}, ms = ${ms}::int, problem = ${problem}
    where org_id = ${orgId}::int and delivery_id = ${id}::int and number = ${number}::int`);
}

/** False where it is not this process's any more. */
async function settle(
  write: Write,
  { orgId, id, number, tries, once }: Claimed,
  { verdict }: Attempt,
  after: Health,
): Promise<boolean> {
  const { now } = write.context;
  const again = verdict.succeeded || once ? undefined : retryAt(tries, now, after);
  const state = verdict.succeeded ? "succeeded" : again === undefined ? "failed" : "pending";
  const over = state === "pending" ? null : new Date(now);
  const mine = await write.query(sql`
    update webhook_delivery
    set state = ${state}, leased_until = null, due_at = ${again === undefined ? null : new Date(again)}::timestamptz, finished_at = ${over}::timestamptz
    where org_id = ${orgId}::int and id = ${id}::int and attempts = ${number}::int and state = 'pending'
    returning id`);
  return mine.length > 0;
}

/** What an endpoint that was disabled has not got goes out when it is resumed. */
function retryAt(tries: number, now: number, { status, heldUntil }: Health): number | undefined {
  if (status === "disabled") return now;
  const next = nextTry(tries, now);
  return next === undefined ? undefined : Math.max(next, heldUntil?.getTime() ?? 0);
}
