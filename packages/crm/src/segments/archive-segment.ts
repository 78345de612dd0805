import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { getSegment, type SegmentDetail } from "./get-segment.ts";
import { refuseInUse } from "./references.ts";
import type { SegmentRow } from "./segment-item.ts";
import { lockSegment } from "./store.ts";
import { refuseSystem } from "./system-segments.ts";

/**
 * Takes a segment out of lists and pickers and keeps it. Throws NOT_FOUND, and IN_USE with what refers to it. Archiving
 * what is archived changes nothing.
 */
export async function archiveSegment(context: Context, segmentId: number): Promise<SegmentDetail> {
  await change(context, "manual", async (write) => {
    await write.lock("references");
    const segment = await lockSegment(write, segmentId);
    refuseSystem(segment, "archived");
    if (segment.archivedAt) return;
    await refuseInUse(write.context, segment, "archive");
    await setArchived(write, segment, true);
  });
  return getSegment(context, segmentId);
}

/** Puts an archived segment back. Throws NOT_FOUND. */
export async function restoreSegment(context: Context, segmentId: number): Promise<SegmentDetail> {
  await change(context, "manual", async (write) => {
    const segment = await lockSegment(write, segmentId);
    if (segment.archivedAt) await setArchived(write, segment, false);
  });
  return getSegment(context, segmentId);
}

export async function setArchived(
  write: Write,
  { id, name }: Pick<SegmentRow, "id" | "name">,
  archived: boolean,
): Promise<void> {
  await write.query(sql`
    update segment set archived_at = ${archived ? sql`now()` : sql`null`}, updated_at = now()
    where org_id = ${write.context.orgId} and id = ${id}::int`);
  await write.record([`segment:${id}`]);
  await recordAudit(write, archived ? "segment.archive" : "segment.restore", { id, name });
}
