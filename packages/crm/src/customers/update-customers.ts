import { isCountryCode, isLanguageTag, type Sql, sql } from "@segments/rules";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { optionNames } from "../options/option-names.ts";
import { requirePlace } from "../people/require-place.ts";
import { readCustomerIds } from "./customer-ids.ts";

/** What many customers can be given at once; null takes it away. */
export interface CustomerEdit {
  readonly companyId?: number | null | undefined;
  /** The person of the organization who looks after them. */
  readonly ownerId?: number | null | undefined;
  /** ISO 3166-1 alpha-2 */
  readonly country?: string | null | undefined;
  /** BCP 47 */
  readonly language?: string | null | undefined;
}

interface Column {
  readonly edit: keyof CustomerEdit;
  readonly column: Sql;
  readonly type: Sql;
  readonly facet: string;
}

const columns: readonly Column[] = [
  { edit: "companyId", column: sql`company_id`, type: sql`int`, facet: "company" },
  { edit: "ownerId", column: sql`owner_id`, type: sql`int`, facet: "owner" },
  { edit: "country", column: sql`country`, type: sql`text`, facet: "country" },
  { edit: "language", column: sql`language`, type: sql`text`, facet: "language" },
];

/**
 * Gives customers a company, owner, country or language; a statement for each of these however many customers they are.
 * Returns how many customers changed in each. Throws INVALID (ids, codes) and NOT_FOUND (a company, or a person who has no place here).
 */
export async function updateCustomers(
  context: Context,
  customerIds: readonly number[],
  edit: CustomerEdit,
  cause: Cause = "manual",
): Promise<Partial<Record<keyof CustomerEdit, number>>> {
  const ids = readCustomerIds(customerIds);
  refuseCodes(edit);
  return change(context, cause, async (write) => {
    await requireNamed(write.context, edit);
    const changed: Partial<Record<keyof CustomerEdit, number>> = {};
    for (const { edit: key, column, type, facet } of columns) {
      const value = edit[key];
      if (value === undefined) continue;
      changed[key] = await write.affect(
        sql`
          update customer set ${column} = ${value}::${type}, updated_at = now()
          where org_id = ${context.orgId} and id = any(${ids}::int[]) and ${column} is distinct from ${value}::${type}
          returning id as customer_id`,
        [facet],
      );
    }
    return changed;
  });
}

function refuseCodes({ country, language }: CustomerEdit): void {
  if (country && !isCountryCode(country))
    throw new CrmError("INVALID", `“${country.slice(0, 20)}” is no country code.`);
  if (language && !isLanguageTag(language))
    throw new CrmError("INVALID", `“${language.slice(0, 40)}” is no language code.`);
}

/** Throws NOT_FOUND where the organization has not this company, or this person no place in it. */
export async function requireNamed(
  context: Context,
  { companyId, ownerId }: Pick<CustomerEdit, "companyId" | "ownerId">,
): Promise<void> {
  if (ownerId) await requirePlace(context, ownerId);
  if (!companyId) return;
  const [company] = await optionNames(context, [{ source: "companies", id: companyId }]);
  if (!company) throw notFound("company", companyId);
}
