import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";
import { type CampaignRow, campaignWithJob, readCampaignRows } from "./campaign-row.ts";

/** A campaign as lists show it. */
export interface CampaignItem
  extends Pick<
    CampaignRow,
    "id" | "name" | "description" | "state" | "enrolled" | "createdAt" | "updatedAt" | "startedAt"
  > {
  /** How many customers its job is about, and how many had their turn; null for a draft. */
  readonly progress: { readonly total: number; readonly done: number } | null;
  /** The segment of those who were enrolled; null for a draft, or where that is not there any more. */
  readonly alreadyRan: { readonly id: number; readonly name: string } | null;
}

export interface CampaignPage {
  readonly campaigns: readonly CampaignItem[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

interface Started {
  readonly id: number;
  readonly total: number;
  readonly done: number;
  readonly segment: CampaignItem["alreadyRan"];
}

/** The organization's campaigns, the newest first. */
export async function listCampaigns(
  context: Context,
  { before, limit = 50 }: { readonly before?: number | undefined; readonly limit?: number } = {},
): Promise<CampaignPage> {
  const found = await readCampaignRows(
    context,
    sql`${before ? sql`and c.id < ${before}::int` : sql``} order by c.id desc limit ${limit + 1}::int`,
  );
  const rows = found.slice(0, limit);
  const started = await run<Started>(
    context,
    sql`
      select c.id, cardinality(j.audience) as total, j.done,
        (select json_build_object('id', s.id, 'name', s.name) from segment s where s.org_id = c.org_id and s.id = c.already_ran_id and s.archived_at is null) as segment
      from ${campaignWithJob} where c.org_id = ${context.orgId}::int and j.id is not null and c.id = any(${rows.map(({ id }) => id)}::int[])`,
  );
  const byId = new Map(started.map((one) => [one.id, one]));
  const campaigns = rows.map(
    ({ id, name, description, state, enrolled, createdAt, updatedAt, startedAt }): CampaignItem => {
      const run = byId.get(id);
      return {
        ...{ id, name, description, state, enrolled, createdAt, updatedAt, startedAt },
        progress: run ? { total: run.total, done: run.done } : null,
        alreadyRan: run?.segment ?? null,
      };
    },
  );
  return { campaigns, before: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
