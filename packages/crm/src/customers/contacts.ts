import { fold, sql } from "@segments/rules";
import { type Cause, change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { type Channel, readAddress } from "./address.ts";

export interface NewContact {
  readonly customerId: number;
  readonly channel: Channel;
  readonly address: string;
}

/**
 * Adds an address to a customer; one that is there already stays as it is. What is suppressed elsewhere is suppressed here
 * too. Throws INVALID and NOT_FOUND.
 */
export async function addContact(
  context: Context,
  contact: NewContact,
  cause: Cause = "manual",
): Promise<void> {
  const { customerId, channel, address } = contact;
  readAddress(channel, address);
  await change(context, cause, async (write) => {
    const found = await write.query(
      sql`select from customer where org_id = ${context.orgId} and id = ${customerId}::int for key share`,
    );
    if (found.length === 0) throw notFound("customer", customerId);
    await insertContact(write, contact);
  });
}

/** Adds an address to a customer that is there. Throws INVALID. */
export async function insertContact(write: Write, { customerId, channel, ...given }: NewContact) {
  const { orgId } = write.context;
  const { address, folded } = readAddress(channel, given.address);
  const [suppressed] = await write.query<{ at: Date; reason: string | null }>(sql`
    select suppressed_at as at, suppression_reason as reason from contact
    where org_id = ${orgId} and channel = ${channel} and address_folded = ${folded} and suppressed_at is not null
    order by suppressed_at limit 1`);
  const { at = null, reason = null } = suppressed ?? {};
  await write.affect(
    sql`
      insert into contact (org_id, customer_id, channel, address, address_folded, suppressed_at, suppression_reason)
      values (${orgId}::int, ${customerId}::int, ${channel}, ${address}, ${folded}, ${at}::timestamptz, ${reason})
      on conflict do nothing returning customer_id`,
    suppressed ? [channel, "suppression"] : [channel],
  );
}

/**
 * Marks every contact with this address as one that must not be written to (`reason`), or as free again (null). Returns
 * how many customers that concerned. Throws INVALID (the reason).
 */
export async function setSuppression(
  context: Context,
  {
    channel,
    address,
    reason,
  }: { readonly channel: Channel; readonly address: string; readonly reason: string | null },
  cause: Cause = "manual",
): Promise<number> {
  const { orgId } = context;
  const why = reason?.trim() ?? null;
  if (why !== null && (why === "" || /[\0\p{Surrogate}]/u.test(why)))
    throw new CrmError("INVALID", "Say in words why it is suppressed.");
  const suppressed = why !== null;
  return change(context, cause, (write) =>
    write.affect(
      sql`
        update contact set suppressed_at = ${suppressed ? sql`now()` : sql`null`}, suppression_reason = ${why}
        where org_id = ${orgId} and channel = ${channel} and address_folded = ${fold(address.trim())}
          and (suppressed_at is not null) <> ${suppressed}::boolean
        returning customer_id`,
      ["suppression"],
    ),
  );
}
