import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { execute, run } from "../run.ts";
import type { Question } from "./prepare.ts";
import type { Receipt } from "./receipt.ts";

/** From how many milliseconds on asking for a segment's customers counts as slow. */
export const SLOW_MS = 1000;

export interface SlowSegment {
  readonly ms: number;
  /** ISO 8601 */
  readonly at: string;
}

/** Remembers that the database took long to answer who is in a segment, where that was all that was asked. */
export async function noteIfSlow(
  context: Context,
  question: Question,
  { source, ms, ruleRevision }: Receipt,
): Promise<void> {
  if (!("segmentId" in question) || question.where?.length || source !== "live" || ms < SLOW_MS) return;
  await execute(
    context,
    sql`
      insert into segment_slow (org_id, segment_id, rule_revision, ms)
      select org_id, id, ${ruleRevision ?? 0}::int, ${Math.round(ms)}::int from segment
      where org_id = ${context.orgId}::int and id = ${question.segmentId}::int
      on conflict (org_id, segment_id) do update
      set rule_revision = excluded.rule_revision, ms = excluded.ms, at = now()`,
  );
}

/** Forgets it: the segment was measured anew, on purpose, and was quick. */
export async function forgetSlow(context: Context, segmentId: number): Promise<void> {
  await execute(
    context,
    sql`delete from segment_slow where org_id = ${context.orgId}::int and segment_id = ${segmentId}::int`,
  );
}

/** The segments that were slow within the last week, by the rule that they have now. */
export async function readSlow(context: Context): Promise<ReadonlyMap<number, SlowSegment>> {
  const rows = await run<{ id: number; ms: number; at: Date }>(
    context,
    sql`
      select o.segment_id as id, o.ms, o.at from segment_slow o
      join segment s on s.org_id = o.org_id and s.id = o.segment_id and s.rule_revision = o.rule_revision
      where o.org_id = ${context.orgId} and o.at > now() - interval '7 days'`,
  );
  return new Map(rows.map(({ id, ms, at }) => [id, { ms, at: at.toISOString() }]));
}
