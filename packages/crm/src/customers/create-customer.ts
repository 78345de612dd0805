import { sql } from "@segments/rules";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { ALL_FACETS } from "./all-facets.ts";
import { insertContact } from "./contacts.ts";
import { readCustomerName } from "./rename-customer.ts";
import { requireNamed } from "./update-customers.ts";

export interface NewCustomer {
  readonly name: string;
  readonly email?: string | undefined;
  readonly companyId?: number | undefined;
  /** The person of the organization who looks after them. */
  readonly ownerId?: number | undefined;
}

/**
 * Adds a customer to the contact book and returns the id; everything else is given to it afterwards. Throws INVALID (name,
 * email) and NOT_FOUND (a company, or a person who has no place here).
 */
export async function createCustomer(
  context: Context,
  input: NewCustomer,
  cause: Cause = "manual",
): Promise<number> {
  const { name, folded } = readCustomerName(input.name);
  const { email, companyId = null, ownerId = null } = input;
  return change(context, cause, async (write) => {
    await requireNamed(write.context, { companyId, ownerId });
    const [row] = await write.query<{ id: number }>(sql`
      insert into customer (org_id, name, name_folded, company_id, owner_id)
      values (${context.orgId}::int, ${name}, ${folded}, ${companyId}::int, ${ownerId}::int) returning id`);
    const id = row?.id ?? 0;
    if (email !== undefined) await insertContact(write, { customerId: id, channel: "email", address: email });
    await write.record(ALL_FACETS, [id]);
    return id;
  });
}
