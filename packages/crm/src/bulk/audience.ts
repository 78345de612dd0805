import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { type CustomerFilter, rulesOfFilter } from "../customers/customer-filter.ts";
import { readCustomerIds } from "../customers/customer-ids.ts";
import { run } from "../run.ts";
import { membersWithin } from "../segments/membership.ts";
import type { Question } from "../segments/prepare.ts";
import { inSnapshot } from "../snapshot.ts";

/** Whom it is about: those who were ticked, or all in a table (a segment's, or the contact book's) that a filter leaves. */
export type Audience =
  | { readonly customerIds: readonly number[] }
  | (CustomerFilter & { readonly segmentId?: number | undefined });

/** Whom it is about, as a question to membership.ts. Throws INVALID. */
export function questionOf(audience: Exclude<Audience, { customerIds: unknown }>): Question {
  const where = rulesOfFilter(audience);
  const { segmentId } = audience;
  return segmentId === undefined ? { everyone: true, where } : { segmentId, where };
}

/** The customers of the organization that it is about, all of one moment. Throws as the table does. */
export async function freezeAudience(
  context: Context,
  audience: Audience,
): Promise<{ readonly ids: readonly number[]; readonly unknown: number }> {
  if (!("customerIds" in audience)) {
    const question = questionOf(audience);
    const ids = await inSnapshot(context, (within) => membersWithin(within, question));
    return { ids: ids.toArray(), unknown: 0 };
  }
  const asked = readCustomerIds(audience.customerIds);
  const known = await run<{ id: number }>(
    context,
    sql`select id from customer where org_id = ${context.orgId} and id = any(${asked}::int[]) order by id`,
  );
  return { ids: known.map(({ id }) => id), unknown: asked.length - known.length };
}
