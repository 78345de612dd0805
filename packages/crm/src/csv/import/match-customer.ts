import type { CustomerState } from "./customer-state.ts";
import { SHARERS } from "./known.ts";
import type { Planning } from "./planning.ts";
import type { ImportRow } from "./read-row.ts";

/** Whose row it is: somebody's, a new customer's, or what became of it without that being known. */
export type Match =
  | { readonly customer: CustomerState }
  | { readonly isNew: true }
  | {
      readonly outcome: "ambiguous" | "refused";
      readonly reason: string;
      readonly customerIds: readonly number[];
    };

/** Finds the customer of a row: by id where one is given, else by email address. */
export function matchCustomer({ id, addresses }: ImportRow, { known, options, newestId }: Planning): Match {
  if (id !== undefined) {
    const customer = id <= newestId ? known.customers.get(id) : undefined;
    return customer ? { customer } : refused(`There is no customer with the ID ${id}.`);
  }
  const emails = addresses.filter(({ channel }) => channel === "email");
  if (emails.length === 0)
    return refused("There is no email address and no customer ID in it: nobody knows whose row it is.");
  const ids = [...new Set(emails.flatMap(({ folded }) => known.emails.get(folded) ?? []))].sort(
    (a, b) => a - b,
  );
  const [only] = ids;
  if (only === undefined)
    return options.createNew
      ? { isNew: true }
      : refused("Nobody in the contact book has this email address.");
  const customer = known.customers.get(only);
  if (ids.length === 1 && customer) return { customer };
  return {
    outcome: "ambiguous",
    reason: ambiguity(ids, emails.length),
    customerIds: ids.filter((one) => one > 0),
  };
}

function refused(reason: string): Match {
  return { outcome: "refused", reason, customerIds: [] };
}

function ambiguity(ids: readonly number[], addresses: number): string {
  const many = ids.length >= SHARERS ? "Many" : ids.length;
  const what = addresses === 1 ? "this email address" : "these email addresses";
  const known = ids.filter((id) => id > 0);
  const rest = ids.length - known.length;
  const who = [...known.map(String), ...(rest > 0 ? [`${rest} of this file`] : [])].join(", ");
  return `${many} customers have ${what}: ${who}. Say which one by its customer ID.`;
}
