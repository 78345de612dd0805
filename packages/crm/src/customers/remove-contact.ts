import { sql } from "@segments/rules";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";

/**
 * Takes an address from a customer; returns whether it was there. Suppression is remembered by contacts alone: that of an
 * address goes with the last contact that has it. Throws NOT_FOUND (the customer).
 */
export function removeContact(
  context: Context,
  { customerId, contactId }: { readonly customerId: number; readonly contactId: number },
  cause: Cause = "manual",
): Promise<boolean> {
  const { orgId } = context;
  return change(context, cause, async (write) => {
    const found = await write.query(
      sql`select from customer where org_id = ${orgId} and id = ${customerId}::int for key share`,
    );
    if (found.length === 0) throw notFound("customer", customerId);
    const mine = sql`org_id = ${orgId} and customer_id = ${customerId}::int and id = ${contactId}::int`;
    const [contact] = await write.query<{ channel: string; suppressed: boolean }>(
      sql`select channel, suppressed_at is not null as suppressed from contact where ${mine} for update`,
    );
    if (!contact) return false;
    const { channel, suppressed } = contact;
    const facets = suppressed ? [channel, "suppression"] : [channel];
    return (await write.affect(sql`delete from contact where ${mine} returning customer_id`, facets)) > 0;
  });
}
