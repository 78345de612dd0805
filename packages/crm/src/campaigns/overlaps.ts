import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { iso } from "../iso.ts";
import { readIdSets } from "../packed-ids.ts";
import { run } from "../run.ts";
import { type CampaignState, campaignWithJob } from "./campaign-row.ts";

const RECENT_DAYS = 7;
/** The latest of them are looked at, and all that run. */
const MOST = 50;

/** Another campaign that has enrolled, or is about to, some of the same customers. */
export interface CampaignOverlap {
  readonly campaignId: number;
  readonly name: string;
  readonly state: CampaignState;
  /** ISO 8601; null while it runs. */
  readonly finishedAt: string | null;
  /** The segment by which those who were enrolled can be left out; null where it is not there any more. */
  readonly segmentId: number | null;
  /** How many customers are in both. */
  readonly count: number;
}

interface Other extends Omit<CampaignOverlap, "count"> {
  readonly jobId: number;
}

/**
 * The campaigns that run, or ended within the last seven days, and have customers in common with an audience; those that
 * run first. Of one that runs all count whom it is about to enrol.
 */
export async function readOverlaps(
  context: Context,
  ids: IdSet,
  { except = 0, running = false }: { readonly except?: number; readonly running?: boolean } = {},
): Promise<CampaignOverlap[]> {
  const { orgId } = context;
  const since = new Date(context.now - RECENT_DAYS * 86_400_000);
  const recent = running ? sql`false` : sql`j.finished_at >= ${since}::timestamptz`;
  const others = await run<Other>(
    context,
    sql`
      select c.id as "campaignId", c.name, j.state, j.id as "jobId", ${iso(sql`j.finished_at`)} as "finishedAt",
        (select s.id from segment s where s.org_id = c.org_id and s.id = c.already_ran_id and s.archived_at is null) as "segmentId"
      from ${campaignWithJob}
      where c.org_id = ${orgId}::int and c.id <> ${except}::int and (j.state = 'running' or ${recent})
      order by j.state = 'running' desc, j.id desc limit ${MOST}::int`,
  );
  if (others.length === 0) return [];
  const sets = await readIdSets(
    context,
    others.map(({ campaignId, jobId, state }) =>
      state === "running"
        ? sql`select unnest(audience) as id from job where org_id = ${orgId}::int and id = ${jobId}::int`
        : sql`select customer_id as id from campaign_enrolment where org_id = ${orgId}::int and campaign_id = ${campaignId}::int`,
    ),
  );
  return others.flatMap(({ jobId, ...other }, index) => {
    const count = sets[index]?.and(ids).size ?? 0;
    return count > 0 ? [{ ...other, count }] : [];
  });
}

/** Throws CONFLICT where campaigns that run have customers in common with an audience. */
export async function refuseOverlap(context: Context, ids: IdSet, except: number): Promise<void> {
  const overlaps = await readOverlaps(context, ids, { except, running: true });
  if (overlaps.length === 0) return;
  const each = overlaps
    .slice(0, 5)
    .map(({ name, count }) => `“${name}” (${count.toLocaleString("en")})`)
    .join(", ");
  throw new CrmError(
    "CONFLICT",
    `Customers of this audience are being enrolled in ${overlaps.length === 1 ? "a campaign" : "campaigns"} that runs now: ${each}. Exclude them, wait until it is over, or confirm that they are to be in both (confirmOverlap).`,
  );
}
