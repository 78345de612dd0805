import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { readIdSets } from "../packed-ids.ts";
import { run } from "../run.ts";
import { campaignWithJob } from "./campaign-row.ts";

/**
 * Those who are on their way into the “Already ran …” segments of campaigns that run, by segment: who excludes one means
 * them too, though their turn has not come yet.
 */
export async function readEnrolling(
  context: Context,
  segmentIds: readonly number[],
): Promise<ReadonlyMap<number, IdSet>> {
  const { orgId } = context;
  if (segmentIds.length === 0) return new Map();
  const running = await run<{ segmentId: number; jobId: number }>(
    context,
    sql`
      select c.already_ran_id as "segmentId", j.id as "jobId" from ${campaignWithJob}
      where c.org_id = ${orgId}::int and j.state = 'running' and c.already_ran_id = any(${[...segmentIds]}::int[])`,
  );
  if (running.length === 0) return new Map();
  const sets = await readIdSets(
    context,
    running.map(
      ({ jobId }) =>
        sql`select unnest(audience) as id from job where org_id = ${orgId}::int and id = ${jobId}::int`,
    ),
  );
  return new Map(running.flatMap(({ segmentId }, index) => (sets[index] ? [[segmentId, sets[index]]] : [])));
}
