import { sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { Context } from "../context.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { run } from "../run.ts";
import { type BitmapBlock, fromBlocks, toBlocks } from "./bitmap-blocks.ts";

/** members: who had been announced as in at a checkpoint. ever: who was in without having joined by the log. */
export type BitmapKind = "members" | "ever";

/** The kept bitmaps of segments; those that have none are left out. */
export async function readBitmaps(
  context: Context,
  segmentIds: readonly number[],
  kind: BitmapKind,
): Promise<Map<number, IdSet>> {
  const rows = await run<BitmapBlock & { segmentId: number }>(
    context,
    sql`
      select segment_id as "segmentId", block, bits, coalesce(few, '{}') as few from segment_bitmap
      where org_id = ${context.orgId}::int and kind = ${kind} and segment_id = any(${[...segmentIds]}::int[])`,
  );
  const blocks = new Map<number, BitmapBlock[]>();
  for (const row of rows) blocks.set(row.segmentId, [...(blocks.get(row.segmentId) ?? []), row]);
  return new Map([...blocks].map(([id, own]) => [id, fromBlocks(own)]));
}

/** Rows written with one statement. */
const BATCH = 2_000;

/** Puts the segments' bitmaps in the place of those that are kept. */
export async function writeBitmaps(
  write: Write,
  kind: BitmapKind,
  bitmaps: ReadonlyMap<number, IdSet>,
): Promise<void> {
  if (bitmaps.size === 0) return;
  const { orgId } = write.context;
  await write.query(sql`
    delete from segment_bitmap
    where org_id = ${orgId} and kind = ${kind} and segment_id = any(${[...bitmaps.keys()]}::int[])`);
  const rows = [...bitmaps].flatMap(([segmentId, ids]) =>
    toBlocks(ids).map((block) => ({ segmentId, ...block })),
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await write.query(sql`
      insert into segment_bitmap (org_id, segment_id, kind, block, bits, few)
      select ${orgId}::int, b.segment_id, ${kind}, b.block, decode(b.bits, 'base64'), b.few::smallint[]
      from unnest(${batch.map(({ segmentId }) => segmentId)}::int[], ${batch.map(({ block }) => block)}::int[],
        ${batch.map(({ bits }) => (bits ? Buffer.from(bits).toString("base64") : null))}::text[],
        ${batch.map(({ few }) => `{${few.join(",")}}`)}::text[]) as b (segment_id, block, bits, few)`);
  }
}
