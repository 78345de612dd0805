import { sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { CrmError } from "../../errors.ts";
import type { IdSet } from "../../id-set/id-set.ts";
import { type BitmapBlock, blockOf, fromBlocks, toBlocks } from "../../ledger/bitmap-blocks.ts";
import { execute, run } from "../../run.ts";
import { KEPT } from "./once.ts";

/** Blocks that are read at once. */
const AT_ONCE = 64;

/** Keeps the ids for a day, at most an eighth of a megabyte for a million, and returns what they are found by. */
export async function freezeIds(context: Context, segmentId: number, ids: IdSet): Promise<number> {
  const blocks = toBlocks(ids);
  const [made] = await execute<{ id: number }>(
    context,
    sql`
      with made as (
        insert into enrolment (org_id, segment_id, total, created_at)
        values (${context.orgId}::int, ${segmentId}::int, ${ids.size}::int, ${new Date(context.now)}::timestamptz) returning id
      ), filled as (
        insert into enrolment_block (org_id, enrolment_id, block, bits, few)
        select ${context.orgId}::int, made.id, b.block, decode(b.bits, 'base64'), b.few::smallint[]
        from made, unnest(${blocks.map(({ block }) => block)}::int[],
          ${blocks.map(({ bits }) => (bits ? Buffer.from(bits).toString("base64") : null))}::text[],
          ${blocks.map(({ few }) => `{${few.join(",")}}`)}::text[]) as b (block, bits, few)
      )
      select id from made`,
  );
  return made?.id ?? 0;
}

interface Frozen {
  readonly id: number;
  readonly segmentId: number;
  readonly after: number;
  readonly limit: number;
}

/** The ids above `after` that were kept, at most `limit`. Throws NOT_FOUND, also once they are kept no longer. */
export async function readFrozen(
  context: Context,
  { id, segmentId, after, limit }: Frozen,
): Promise<{ readonly ids: number[]; readonly total: number }> {
  const { orgId, now } = context;
  const [kept] = await run<{ total: number }>(
    context,
    sql`
      select total from enrolment where org_id = ${orgId}::int and id = ${id}::int and segment_id = ${segmentId}::int
        and created_at > ${new Date(now - KEPT)}::timestamptz`,
  );
  if (!kept) {
    throw new CrmError(
      "NOT_FOUND",
      `There is no snapshot ${id} of this segment: it is kept for a day. Begin again without one.`,
    );
  }
  const ids: number[] = [];
  let from = blockOf(after);
  for (;;) {
    const blocks = await run<BitmapBlock>(
      context,
      sql`
        select block, bits, coalesce(few, '{}') as few from enrolment_block
        where org_id = ${orgId}::int and enrolment_id = ${id}::int and block >= ${from}::int order by block limit ${AT_ONCE}::int`,
    );
    for (const one of fromBlocks(blocks).toArray()) if (one > after && ids.length < limit) ids.push(one);
    if (blocks.length < AT_ONCE || ids.length >= limit) return { ids, total: kept.total };
    from = (blocks.at(-1)?.block ?? 0) + 1;
  }
}
