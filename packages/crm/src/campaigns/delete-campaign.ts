import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { lockDraft } from "./campaign-row.ts";

/** Deletes a draft. Throws NOT_FOUND, and CONFLICT for a campaign that has started: who was enrolled is remembered. */
export async function deleteCampaign(context: Context, campaignId: number): Promise<void> {
  await change(context, "manual", async (write) => {
    const { name } = await lockDraft(write, campaignId);
    await write.query(
      sql`delete from campaign where org_id = ${context.orgId}::int and id = ${campaignId}::int`,
    );
    await recordAudit(write, "campaign.delete", { id: campaignId, name });
  });
}
