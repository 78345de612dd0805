import { sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { readSegmentRows, type SegmentRow } from "../segments/segment-item.ts";
import { readSegmentName } from "../segments/segment-name.ts";
import { lockSegment, refuseDynamic } from "../segments/store.ts";
import { upsertManyWithin } from "../segments/upsert-many-by-name.ts";

/** A static segment by its id, held until the transaction ends. Throws NOT_FOUND and WRONG_TYPE. */
export async function staticSegment(write: Write, segmentId: number): Promise<SegmentRow> {
  const segment = await lockSegment(write, segmentId);
  refuseDynamic(segment);
  return segment;
}

/**
 * The static segment with this name, made where it is missing and restored where it is archived; held until the transaction
 * ends. Throws INVALID (the name) and WRONG_TYPE.
 */
export async function staticSegmentNamed(write: Write, name: string): Promise<SegmentRow> {
  const { key } = readSegmentName(name);
  const [known] = await readSegmentRows(write.context, sql`and name_key = ${key}`);
  if (known) refuseDynamic(known);
  const [found] = known && !known.archivedAt ? [known] : await upsertManyWithin(write, [name]);
  return staticSegment(write, found?.id ?? 0);
}
