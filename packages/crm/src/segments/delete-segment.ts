import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { refuseInUse } from "./references.ts";
import { lockSegment } from "./store.ts";
import { refuseSystem } from "./system-segments.ts";

/**
 * Deletes a segment; the customers stay. Its static members leave it, as the membership log says. Throws NOT_FOUND, and
 * IN_USE with what refers to it unless `force`: then what refers to it is broken until somebody repairs it.
 */
export async function deleteSegment(
  context: Context,
  segmentId: number,
  { force = false } = {},
): Promise<void> {
  const { orgId } = context;
  await change(context, "manual", async (write) => {
    await write.lock("references");
    const segment = await lockSegment(write, segmentId);
    refuseSystem(segment, "deleted");
    if (!force) await refuseInUse(write.context, segment, "delete");
    await write.affectMembers(
      sql`delete from segment_member where org_id = ${orgId} and segment_id = ${segmentId}::int returning customer_id`,
      segmentId,
      false,
    );
    await write.tx.tombstone.create({
      data: { orgId, source: "segments", id: segmentId, name: segment.name },
    });
    await write.tx.segment.delete({ where: { orgId_id: { orgId, id: segmentId } } });
    await write.record([`segment:${segmentId}`]);
    await recordAudit(write, "segment.delete", { id: segmentId, name: segment.name, detail: { force } });
  });
}
