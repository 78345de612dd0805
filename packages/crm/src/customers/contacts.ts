import { fold, sql } from "@segments/rules";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";

export interface NewContact {
  readonly customerId: number;
  readonly channel: "email" | "phone";
  readonly address: string;
}

const LONGEST = 320;

/** Adds an address to a customer; one that is there already stays as it is. Throws INVALID and NOT_FOUND. */
export async function addContact(
  context: Context,
  contact: NewContact,
  cause: Cause = "manual",
): Promise<void> {
  const { customerId, channel } = contact;
  const address = contact.address.trim();
  if (address === "" || address.length > LONGEST || /[\0\p{Surrogate}]/u.test(address)) {
    throw new CrmError("INVALID", `An address has 1 to ${LONGEST} characters.`);
  }
  const { orgId } = context;
  await change(context, cause, async (write) => {
    const found = await write.query(
      sql`select from customer where org_id = ${orgId} and id = ${customerId}::int for key share`,
    );
    if (found.length === 0) throw notFound("customer", customerId);
    await write.affect(
      sql`
        insert into contact (org_id, customer_id, channel, address, address_folded)
        values (${orgId}::int, ${customerId}::int, ${channel}, ${address}, ${fold(address)})
        on conflict do nothing returning customer_id`,
      [channel],
    );
  });
}

/**
 * Marks every contact with this address as one that must not be written to (`reason`), or as free again (null). Returns
 * how many customers that concerned.
 */
export async function setSuppression(
  context: Context,
  {
    channel,
    address,
    reason,
  }: { readonly channel: "email" | "phone"; readonly address: string; readonly reason: string | null },
  cause: Cause = "manual",
): Promise<number> {
  const { orgId } = context;
  const suppressed = reason !== null;
  return change(context, cause, (write) =>
    write.affect(
      sql`
        update contact set suppressed_at = ${suppressed ? sql`now()` : sql`null`}, suppression_reason = ${reason}
        where org_id = ${orgId} and channel = ${channel} and address_folded = ${fold(address.trim())}
          and (suppressed_at is not null) <> ${suppressed}::boolean
        returning customer_id`,
      ["suppression"],
    ),
  );
}
