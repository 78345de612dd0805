import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { insertJob } from "../jobs/insert-job.ts";
import { alreadyRanName } from "../segments/special-segments.ts";
import { upsertManyWithin } from "../segments/upsert-many-by-name.ts";
import { inSnapshot, type SnapshotContext } from "../snapshot.ts";
import type { LoadedAudience } from "./audience.ts";
import { refuseProblems } from "./audience-problems.ts";
import { snapshotSource } from "./audience-source.ts";
import { definitionOf, examineAudience, loadExamined } from "./campaign-audience.ts";
import { type CampaignRow, lockCampaign, readCampaignRow } from "./campaign-row.ts";
import { type CampaignDetail, getCampaign } from "./get-campaign.ts";
import { refuseOverlap } from "./overlaps.ts";

export interface StartOptions {
  /** The revision that was looked at; where it is given, a newer one is not started. */
  readonly revision?: number | undefined;
  /** Enrols also those whom a campaign that runs is enrolling. */
  readonly confirmOverlap?: boolean | undefined;
}

/**
 * Starts a campaign: its audience is read in one snapshot and frozen, and a job enrols it. Once for each campaign, however
 * often and from wherever it is asked: what has started is answered as it is. Nobody is enrolled where anything of the
 * audience can't be read. Throws NOT_FOUND; BROKEN, with what to mend; INVALID (nobody would be enrolled); CONFLICT
 * (somebody else saved it, a campaign that runs has the same customers, or it was cancelled or failed).
 */
export async function startCampaign(
  context: Context,
  campaignId: number,
  options: StartOptions = {},
): Promise<CampaignDetail> {
  const before = await readCampaignRow(context, campaignId);
  if (isToStart(before)) {
    const frozen = await inSnapshot(context, (within) => freeze(within, campaignId));
    await change(context, "campaign", (write) => start(write, campaignId, frozen, options));
  }
  return getCampaign(context, campaignId);
}

/** False for one that runs, or has run. Throws CONFLICT for one that came to another end. */
function isToStart({ name, state, enrolled }: CampaignRow): boolean {
  if (state !== "cancelled" && state !== "failed") return state === "draft";
  throw new CrmError(
    "CONFLICT",
    `“${name}” ${state === "failed" ? "failed" : "was cancelled"} after ${enrolled.toLocaleString("en")} were enrolled. Duplicate it: the copy leaves these out.`,
  );
}

interface Frozen {
  readonly row: CampaignRow;
  readonly audience: LoadedAudience;
}

/** All that is read is of the one moment that the snapshot sees. */
async function freeze(within: SnapshotContext, campaignId: number): Promise<Frozen> {
  const row = await readCampaignRow(within, campaignId);
  const examined = await examineAudience(within, definitionOf(row));
  refuseProblems(examined.problems);
  const audience = await loadExamined(snapshotSource(within), examined);
  if (!audience || audience.ids.size === 0) {
    throw new CrmError(
      "INVALID",
      "Nobody is left to enrol: the exclusions take everybody who is included. Nothing was started.",
    );
  }
  return { row, audience };
}

async function start(
  write: Write,
  campaignId: number,
  { row, audience }: Frozen,
  { revision = row.revision, confirmOverlap = false }: StartOptions,
): Promise<void> {
  // What could break the audience waits from here on; and so does another start, which then sees this one.
  await write.lock("references");
  await write.lock("campaigns");
  const now = await lockCampaign(write, campaignId);
  if (!isToStart(now)) return;
  if (now.revision !== row.revision || now.revision !== revision) {
    throw new CrmError(
      "CONFLICT",
      `Somebody else saved “${now.name}” meanwhile. Nobody was enrolled: look at its audience again.`,
    );
  }
  refuseProblems((await examineAudience(write.context, definitionOf(now))).problems);
  if (!confirmOverlap) await refuseOverlap(write.context, audience.ids, campaignId);
  const [segment] = await upsertManyWithin(write, [alreadyRanName(now.name)]);
  if (!segment) throw new TypeError("the campaign's segment was not made");
  const { included, steps, ids } = audience;
  const jobId = await insertJob(write, {
    action: "startCampaign",
    input: { campaignId, campaignName: now.name, segmentId: segment.id },
    audience: ids.toArray(),
  });
  await write.query(sql`
    update campaign set job_id = ${jobId}::int, already_ran_id = ${segment.id}::int, started_at = now(), updated_at = now(),
      frozen = ${JSON.stringify({ included, steps })}::jsonb
    where org_id = ${write.context.orgId}::int and id = ${campaignId}::int`);
  await recordAudit(write, "campaign.start", {
    id: campaignId,
    name: now.name,
    detail: { customers: ids.size },
  });
}
