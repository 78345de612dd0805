import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

/** The segments whose customers somebody has exported within the last 30 days. */
export async function recentlyExported(context: Context): Promise<ReadonlySet<number>> {
  const rows = await run<{ id: number }>(
    context,
    sql`
      select distinct (input -> 'audience' ->> 'segmentId')::int as id from job
      where org_id = ${context.orgId} and action = 'export' and created_at > now() - interval '30 days'
        and jsonb_typeof(input -> 'audience' -> 'segmentId') = 'number'`,
  );
  return new Set(rows.map(({ id }) => id));
}
