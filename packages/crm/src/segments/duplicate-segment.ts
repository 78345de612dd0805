import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { getSegment, type SegmentDetail } from "./get-segment.ts";
import { readSegmentName, SEGMENT_NAME_LENGTH } from "./segment-name.ts";
import { insertSegment, lockSegment } from "./store.ts";

const ATTEMPTS = 100;

/**
 * Copies a segment under a name of its own, "… (copy)": a dynamic one with its rule, a static one with its members.
 * Throws NOT_FOUND.
 */
export async function duplicateSegment(context: Context, segmentId: number): Promise<SegmentDetail> {
  const { orgId } = context;
  const copyId = await change(context, "manual", async (write) => {
    const { name, description, rule, type } = await lockSegment(write, segmentId);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const named = readSegmentName(copyName(name, attempt));
      const id = await insertSegment(write, { named, description, rule });
      if (id === undefined) continue;
      if (type === "static") {
        const copied = sql`
          insert into segment_member (org_id, segment_id, customer_id)
          select org_id, ${id}::int, customer_id from segment_member where org_id = ${orgId} and segment_id = ${segmentId}::int
          returning customer_id`;
        await write.affectMembers(copied, id, true);
      }
      await recordAudit(write, "segment.create", {
        id,
        name: named.name,
        detail: { type, copyOf: segmentId },
      });
      return id;
    }
    throw new CrmError(
      "CONFLICT",
      `There are already ${ATTEMPTS} copies of “${name}”: rename one of them first.`,
    );
  });
  return getSegment(context, copyId);
}

function copyName(name: string, attempt: number): string {
  const suffix = attempt === 1 ? " (copy)" : ` (copy ${attempt})`;
  return [...name].slice(0, SEGMENT_NAME_LENGTH - suffix.length).join("") + suffix;
}
