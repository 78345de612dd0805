import type { Context } from "../context.ts";
import { getJob, type Job } from "../jobs/job.ts";
import { alreadyRanName } from "../segments/special-segments.ts";
import { type CampaignRow, readCampaignRow } from "./campaign-row.ts";
import { type NamedSegment, readNamedSegments } from "./named-segments.ts";

export interface CampaignDetail
  extends Omit<CampaignRow, "includeIds" | "excludeIds" | "jobId" | "alreadyRanId"> {
  readonly includes: readonly NamedSegment[];
  readonly excludes: readonly NamedSegment[];
  /** What enrols; null for a draft. */
  readonly job: Job | null;
  /** The segment of those who were enrolled; null for a draft. */
  readonly alreadyRan: NamedSegment | null;
  /** What that segment is called, or will be. */
  readonly alreadyRanName: string;
}

/** One campaign with the segments it names, whatever has become of them. Throws NOT_FOUND. */
export async function getCampaign(context: Context, campaignId: number): Promise<CampaignDetail> {
  const { includeIds, excludeIds, jobId, alreadyRanId, ...campaign } = await readCampaignRow(
    context,
    campaignId,
  );
  const ids = [...includeIds, ...excludeIds, ...(alreadyRanId === null ? [] : [alreadyRanId])];
  const named = await readNamedSegments(context, ids);
  return {
    ...campaign,
    includes: named.slice(0, includeIds.length),
    excludes: named.slice(includeIds.length, includeIds.length + excludeIds.length),
    alreadyRan: named[includeIds.length + excludeIds.length] ?? null,
    alreadyRanName: alreadyRanName(campaign.name),
    job: jobId === null ? null : await getJob(context, jobId),
  };
}
