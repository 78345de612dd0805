import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { readDescription } from "../segments/segment-name.ts";
import { readSegmentChoice } from "./audience-choice.ts";
import { readCampaignName } from "./campaign-name.ts";
import { campaignNameTaken, lockDraft } from "./campaign-row.ts";
import { type CampaignDetail, getCampaign } from "./get-campaign.ts";

export interface CampaignEdit {
  /** The revision that the edit began with; where it is given, a newer one is not overwritten. */
  readonly revision?: number | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly includeIds?: readonly number[] | undefined;
  readonly excludeIds?: readonly number[] | undefined;
  readonly onlyReachable?: boolean | undefined;
  /** Leaves out those who were picked by hand. */
  readonly withoutPicked?: boolean | undefined;
}

/**
 * Changes what is given of a draft. Throws NOT_FOUND (the campaign, a segment), INVALID, and CONFLICT (it has started, the
 * name is taken, or somebody else saved first).
 */
export async function updateCampaign(
  context: Context,
  campaignId: number,
  edit: CampaignEdit,
): Promise<CampaignDetail> {
  const named = edit.name === undefined ? undefined : readCampaignName(edit.name);
  const described =
    edit.description === undefined ? undefined : readDescription(edit.description, "campaign");
  await change(context, "manual", async (write) => {
    await write.lock("references");
    const draft = await lockDraft(write, campaignId);
    if (edit.revision !== undefined && edit.revision !== draft.revision) {
      throw new CrmError(
        "CONFLICT",
        `Somebody else saved “${draft.name}” meanwhile (revision ${draft.revision}; this edit began with ${edit.revision}).`,
      );
    }
    const before = [...draft.includeIds, ...draft.excludeIds];
    const { includeIds, excludeIds } = await readSegmentChoice(
      write,
      { includeIds: edit.includeIds ?? draft.includeIds, excludeIds: edit.excludeIds ?? draft.excludeIds },
      before,
    );
    const { orgId } = context;
    const name = named?.name ?? draft.name;
    const updated = await write.query(sql`
      update campaign c set name = ${name}, name_key = coalesce(${named?.key ?? null}, c.name_key),
        description = ${described ?? draft.description}, include_ids = ${[...includeIds]}::int[],
        exclude_ids = ${[...excludeIds]}::int[], only_reachable = ${edit.onlyReachable ?? draft.onlyReachable}::bool,
        customer_ids = ${edit.withoutPicked ? sql`'{}'` : sql`c.customer_ids`}, revision = c.revision + 1, updated_at = now()
      where c.org_id = ${orgId}::int and c.id = ${campaignId}::int and not exists
        (select from campaign o where o.org_id = c.org_id and o.name_key = ${named?.key ?? null} and o.id <> c.id)
      returning c.id`);
    if (updated.length === 0) throw campaignNameTaken(name);
    await recordAudit(write, "campaign.update", {
      id: campaignId,
      name,
      detail: { ...(name !== draft.name && { formerName: draft.name }) },
    });
  });
  return getCampaign(context, campaignId);
}
