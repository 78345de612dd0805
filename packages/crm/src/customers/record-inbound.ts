import { sql } from "@segments/rules";
import { startInboundRuns } from "../automation/flows/start-inbound-runs.ts";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";

export interface NewInboundMessage {
  readonly customerId: number;
  readonly channel: "email" | "phone";
  readonly body: string;
  /** milliseconds since 1970-01-01T00:00Z; now where nothing is said */
  readonly receivedAt?: number | undefined;
}

/** How far in the future a sender's clock may be, in milliseconds. */
const TOLERANCE = 5 * 60_000;

/**
 * Records that a customer wrote, and begins the automations that this sets off. Throws NOT_FOUND (the customer) and INVALID (a time more than five minutes in the future,
 * since it would hold the customer as just heard from until then).
 */
export async function recordInbound(
  context: Context,
  message: NewInboundMessage,
  cause: Cause = "manual",
): Promise<void> {
  const { customerId, channel, body, receivedAt = context.now } = message;
  if (!Number.isFinite(receivedAt) || receivedAt > context.now + TOLERANCE) {
    throw new CrmError("INVALID", "The message is dated in the future.");
  }
  if (body.includes("\0")) throw new CrmError("INVALID", "The message holds characters that are not text.");
  const { orgId } = context;
  const at = new Date(receivedAt);
  await change(context, cause, async (write) => {
    const found = await write.query(
      sql`select from customer where org_id = ${orgId} and id = ${customerId}::int for no key update`,
    );
    if (found.length === 0) throw notFound("customer", customerId);
    await write.tx.inboundMessage.create({ data: { orgId, customerId, channel, body, receivedAt: at } });
    await write.affect(
      sql`
        update customer set last_inbound_at = ${at}::timestamptz, updated_at = now()
        where org_id = ${orgId} and id = ${customerId}::int and last_inbound_at < ${at}::timestamptz
        returning id as customer_id`,
      ["inbound"],
    );
    await startInboundRuns(write, customerId);
  });
}
