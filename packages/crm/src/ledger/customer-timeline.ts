import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import { type SpecialSegment, specialOf } from "../segments/special-segments.ts";
import { type FeedEntry, type MemberEntry, readEntries } from "./read-feed.ts";

/** A customer joined or left a segment. */
export type CustomerTimelineEntry = MemberEntry & {
  readonly segment: {
    readonly id: number;
    readonly name: string;
    /** Whether it is there still. */
    readonly exists: boolean;
    readonly special: SpecialSegment | null;
  };
};

export interface CustomerTimeline {
  readonly entries: readonly CustomerTimelineEntry[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

/** Which segments a customer joined and left, the newest first; those they were in when the ledger began are not told of. */
export async function customerTimeline(
  context: Context,
  customerId: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<CustomerTimeline> {
  const upTo = before ? sql`and e.seq < ${before}::int8` : sql``;
  const found = await readEntries(
    context,
    sql`and e.customer_id = ${customerId}::int ${upTo} order by e.seq desc limit ${limit + 1}::int`,
    sql`order by e.seq desc`,
    { resets: false },
  );
  const entries = found.filter(isMember).slice(0, limit);
  const segments = await readSegments(context, [...new Set(entries.map(({ segmentId }) => segmentId))]);
  return {
    entries: entries.map((entry) => ({
      ...entry,
      segment: segments.get(entry.segmentId) ?? {
        id: entry.segmentId,
        name: "",
        exists: false,
        special: null,
      },
    })),
    before: found.length > limit ? (entries.at(-1)?.seq ?? null) : null,
  };
}

function isMember(entry: FeedEntry): entry is MemberEntry {
  return entry.type === "joined" || entry.type === "left";
}

async function readSegments(context: Context, ids: readonly number[]) {
  const rows = await run<Parameters<typeof specialOf>[0] & { id: number; exists: boolean }>(
    context,
    sql`
      select id, name, type, system, true as exists from segment where org_id = ${context.orgId}::int and id = any(${[...ids]}::int[])
      union all
      select id, name, 'static', null, false from tombstone where org_id = ${context.orgId}::int and source = 'segments' and id = any(${[...ids]}::int[])`,
  );
  return new Map(
    rows.map((row) => {
      const { id, name, exists } = row;
      return [id, { id, name, exists, special: specialOf(row) }];
    }),
  );
}
