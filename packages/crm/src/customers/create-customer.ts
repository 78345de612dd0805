import { sql } from "@segments/rules";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { ALL_FACETS } from "./all-facets.ts";
import { readCustomerName } from "./rename-customer.ts";

/** Adds a customer to the contact book and returns the id; everything else is given to it afterwards. Throws INVALID. */
export async function createCustomer(
  context: Context,
  input: { readonly name: string },
  cause: Cause = "manual",
): Promise<number> {
  const { name, folded } = readCustomerName(input.name);
  return change(context, cause, async (write) => {
    const [row] = await write.query<{ id: number }>(sql`
      insert into customer (org_id, name, name_folded) values (${context.orgId}::int, ${name}, ${folded}) returning id`);
    const id = row?.id ?? 0;
    await write.record(ALL_FACETS, [id]);
    return id;
  });
}
