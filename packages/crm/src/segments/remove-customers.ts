import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { readCustomerIds } from "../customers/customer-ids.ts";
import { deleteMembers } from "./member-statements.ts";
import { lockSegment, refuseDynamic, touchSegment } from "./store.ts";

export interface RemovedCustomers {
  readonly removed: number;
  /** Ids that were not in the segment; nothing was done with them. */
  readonly notIn: number;
}

/**
 * Takes customers out of a static segment; the customers themselves stay. Idempotent. Throws NOT_FOUND, INVALID (what are
 * no ids) and WRONG_TYPE (a dynamic segment).
 */
export async function removeCustomers(
  context: Context,
  segmentId: number,
  customerIds: readonly number[],
  cause: Cause = "manual",
): Promise<RemovedCustomers> {
  const ids = readCustomerIds(customerIds);
  return change(context, cause, async (write) => {
    const segment = await lockSegment(write, segmentId);
    refuseDynamic(segment);
    const asked = sql`select id from unnest(${ids}::int[]) as asked (id)`;
    const removed = await write.affectMembers(
      deleteMembers(context.orgId, segmentId, asked),
      segmentId,
      false,
    );
    if (removed > 0) {
      await touchSegment(write, segmentId);
      await recordAudit(write, "segment.removeCustomers", {
        id: segmentId,
        name: segment.name,
        detail: { removed },
      });
    }
    return { removed, notIn: ids.length - removed };
  });
}
