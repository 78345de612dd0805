import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { readCustomerIds } from "../customers/customer-ids.ts";
import { addMembers } from "./add-members.ts";
import { lockSegment, refuseDynamic } from "./store.ts";

export interface AddedCustomers {
  readonly added: number;
  readonly alreadyIn: number;
  /** Ids that are no customers of the organization; nothing was done with them. */
  readonly unknown: number;
}

/**
 * Adds customers to a static segment, in a few statements however many they are. Idempotent: who is in already stays in,
 * and is not logged again. Throws NOT_FOUND, INVALID (what are no ids) and WRONG_TYPE (a dynamic segment).
 */
export async function addCustomers(
  context: Context,
  segmentId: number,
  customerIds: readonly number[],
  cause: Cause = "manual",
): Promise<AddedCustomers> {
  const { orgId } = context;
  const ids = readCustomerIds(customerIds);
  return change(context, cause, async (write) => {
    const segment = await lockSegment(write, segmentId);
    refuseDynamic(segment);
    const found = sql`select c.id from customer c where c.org_id = ${orgId} and c.id = any(${ids}::int[])`;
    const added = await addMembers(write, segmentId, found);
    if (added > 0) {
      await recordAudit(write, "segment.addCustomers", {
        id: segmentId,
        name: segment.name,
        detail: { added },
      });
    }
    if (added === ids.length) return { added, alreadyIn: 0, unknown: 0 };
    const [row] = await write.query<{ known: number }>(sql`select count(*)::int as known from (${found}) f`);
    const known = row?.known ?? 0;
    return { added, alreadyIn: known - added, unknown: ids.length - known };
  });
}
