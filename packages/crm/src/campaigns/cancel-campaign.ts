import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { cancelWithin } from "../jobs/cancel-job.ts";
import { readCampaignRow } from "./campaign-row.ts";
import { type CampaignDetail, getCampaign } from "./get-campaign.ts";

/**
 * Stops enrolling. Who is enrolled stays enrolled, and in the campaign's segment: they may have been written to. What is
 * over stays as it is. Throws NOT_FOUND, and CONFLICT for a draft.
 */
export async function cancelCampaign(context: Context, campaignId: number): Promise<CampaignDetail> {
  await change(context, "campaign", async (write) => {
    const { name, jobId } = await readCampaignRow(write.context, campaignId);
    if (jobId === null) throw new CrmError("CONFLICT", `“${name}” has not started.`);
    if (await cancelWithin(write, jobId))
      await recordAudit(write, "campaign.cancel", { id: campaignId, name });
  });
  return getCampaign(context, campaignId);
}
