import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { type CustomerFilter, rulesOfFilter } from "../customers/customer-filter.ts";
import { readCustomerIds } from "../customers/customer-ids.ts";
import { run } from "../run.ts";
import { members } from "../segments/membership.ts";

/** Whom it is about: those who were ticked, or all in a table (a segment's, or the contact book's) that a filter leaves. */
export type Audience =
  | { readonly customerIds: readonly number[] }
  | (CustomerFilter & { readonly segmentId?: number | undefined });

/** The customers of the organization that it is about now, asked of the database. Throws as the table does. */
export async function freezeAudience(
  context: Context,
  audience: Audience,
): Promise<{ readonly ids: readonly number[]; readonly unknown: number }> {
  if (!("customerIds" in audience)) {
    const where = rulesOfFilter(audience);
    const { segmentId } = audience;
    const question = segmentId === undefined ? ({ everyone: true, where } as const) : { segmentId, where };
    const { ids } = await members(context, question, { fresh: true });
    return { ids: ids.toArray(), unknown: 0 };
  }
  const asked = readCustomerIds(audience.customerIds);
  const known = await run<{ id: number }>(
    context,
    sql`select id from customer where org_id = ${context.orgId} and id = any(${asked}::int[]) order by id`,
  );
  return { ids: known.map(({ id }) => id), unknown: asked.length - known.length };
}
