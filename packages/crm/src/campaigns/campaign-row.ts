import { type Sql, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import type { JobState } from "../jobs/job.ts";
import { run } from "../run.ts";
import type { FrozenAudience } from "./waterfall.ts";

/** Once it has started, the state of the job that enrols: a campaign has none of its own to be kept in step with it. */
export type CampaignState = "draft" | JobState;

export interface CampaignRow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly state: CampaignState;
  readonly includeIds: readonly number[];
  /** In the order in which they are subtracted. */
  readonly excludeIds: readonly number[];
  readonly onlyReachable: boolean;
  /** How many customers were picked by hand, beside the segments. */
  readonly picked: number;
  /** Counts the saved versions, from 1. */
  readonly revision: number;
  readonly jobId: number | null;
  readonly alreadyRanId: number | null;
  readonly frozen: FrozenAudience | null;
  readonly enrolled: number;
  readonly createdBy: string | null;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** The state of `campaign c` with its `job j`. */
export const stateOfCampaign = sql`coalesce(j.state, 'draft')`;
export const campaignWithJob = sql`campaign c left join job j on j.org_id = c.org_id and j.id = c.job_id`;

/** `where` and what follows it, behind the organization's own condition. */
export function readCampaignRows(context: Context, where: Sql): Promise<CampaignRow[]> {
  return run<CampaignRow>(
    context,
    sql`
      select c.id, c.name, c.description, ${stateOfCampaign} as state, c.include_ids as "includeIds", c.exclude_ids as "excludeIds",
        c.only_reachable as "onlyReachable", cardinality(c.customer_ids) as picked, c.revision, c.job_id as "jobId",
        c.already_ran_id as "alreadyRanId", c.frozen, c.enrolled,
        (select p.name from person p where p.id = c.created_by_id) as "createdBy", ${iso(sql`c.created_at`)} as "createdAt",
        ${iso(sql`c.updated_at`)} as "updatedAt", ${iso(sql`c.started_at`)} as "startedAt", ${iso(sql`j.finished_at`)} as "finishedAt"
      from ${campaignWithJob} where c.org_id = ${context.orgId}::int ${where}`,
  );
}

/** Throws NOT_FOUND. */
export async function readCampaignRow(context: Context, campaignId: number): Promise<CampaignRow> {
  const [row] = await readCampaignRows(context, sql`and c.id = ${campaignId}::int`);
  if (!row) throw notFound("campaign", campaignId);
  return row;
}

/** Reads a campaign and keeps others from changing it until the transaction ends. Throws NOT_FOUND. */
export async function lockCampaign(write: Write, campaignId: number): Promise<CampaignRow> {
  const [row] = await readCampaignRows(
    write.context,
    sql`and c.id = ${campaignId}::int for no key update of c`,
  );
  if (!row) throw notFound("campaign", campaignId);
  return row;
}

/** As {@link lockCampaign}; throws CONFLICT for one that has started: what was enrolled is a matter of record. */
export async function lockDraft(write: Write, campaignId: number): Promise<CampaignRow> {
  const row = await lockCampaign(write, campaignId);
  if (row.state !== "draft") {
    throw new CrmError(
      "CONFLICT",
      `“${row.name}” has started: it stays as it was. Duplicate it to go on from there.`,
    );
  }
  return row;
}

/** The error for a name that another campaign has. */
export function campaignNameTaken(name: string): CrmError {
  return new CrmError("CONFLICT", `There is already a campaign called “${name}”.`);
}
