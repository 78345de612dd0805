import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { CAMPAIGN_NAME_LENGTH, readCampaignName } from "./campaign-name.ts";
import { lockCampaign } from "./campaign-row.ts";
import { type CampaignDetail, getCampaign } from "./get-campaign.ts";
import { insertCampaign } from "./insert-campaign.ts";

const ATTEMPTS = 100;

/**
 * Makes a draft like a campaign, under a name of its own, "… (copy)". Of one that has started, its own segment is excluded:
 * nobody is enrolled again. Throws NOT_FOUND.
 */
export async function duplicateCampaign(context: Context, campaignId: number): Promise<CampaignDetail> {
  const { orgId } = context;
  const copyId = await change(context, "manual", async (write) => {
    await write.lock("references");
    const { name, alreadyRanId, excludeIds, ...campaign } = await lockCampaign(write, campaignId);
    const isThere = await write.query(
      sql`select from segment where org_id = ${orgId}::int and id = ${alreadyRanId}::int and archived_at is null`,
    );
    const excluded = alreadyRanId !== null && isThere.length > 0 ? [...excludeIds, alreadyRanId] : excludeIds;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const named = readCampaignName(copyName(name, attempt));
      const id = await insertCampaign(write, {
        ...{ ...campaign, named, excludeIds: excluded },
        customerIds: sql`(select customer_ids from campaign where org_id = ${orgId}::int and id = ${campaignId}::int)`,
      });
      if (id === undefined) continue;
      await recordAudit(write, "campaign.create", { id, name: named.name, detail: { copyOf: campaignId } });
      return id;
    }
    throw new CrmError(
      "CONFLICT",
      `There are already ${ATTEMPTS} copies of “${name}”: rename one of them first.`,
    );
  });
  return getCampaign(context, copyId);
}

function copyName(name: string, attempt: number): string {
  const suffix = attempt === 1 ? " (copy)" : ` (copy ${attempt})`;
  return [...name].slice(0, CAMPAIGN_NAME_LENGTH - suffix.length).join("") + suffix;
}
