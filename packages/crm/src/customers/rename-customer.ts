import { fold, sql } from "@segments/rules";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { isVisible } from "../visible.ts";

/** The most characters (UTF-16 units) that a customer's name can have. */
export const CUSTOMER_NAME_LENGTH = 500;

/** Reads a customer's name. Throws INVALID. */
export function readCustomerName(input: string): { readonly name: string; readonly folded: string } {
  const name = input.trim();
  if (!isVisible(name) || fold(name).trim() === "") throw new CrmError("INVALID", "A customer needs a name.");
  if (name.length > CUSTOMER_NAME_LENGTH) {
    throw new CrmError("INVALID", `A customer’s name can have at most ${CUSTOMER_NAME_LENGTH} characters.`);
  }
  if (/[\0\p{Surrogate}]/u.test(name))
    throw new CrmError("INVALID", "The name holds characters that are not text.");
  return { name, folded: fold(name) };
}

/** Gives a customer another name. Throws INVALID and NOT_FOUND. */
export async function renameCustomer(context: Context, customerId: number, input: string): Promise<void> {
  const { name, folded } = readCustomerName(input);
  const { orgId } = context;
  await change(context, "manual", async (write) => {
    const changed = await write.affect(
      sql`
        update customer set name = ${name}, name_folded = ${folded}, updated_at = now()
        where org_id = ${orgId} and id = ${customerId}::int and name <> ${name}
        returning id as customer_id`,
      ["name"],
    );
    if (changed > 0) return;
    const found = await write.query(
      sql`select from customer where org_id = ${orgId} and id = ${customerId}::int`,
    );
    if (found.length === 0) throw notFound("customer", customerId);
  });
}
