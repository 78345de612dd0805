import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { type Audience, freezeAudience } from "../bulk/audience.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { readDescription } from "../segments/segment-name.ts";
import { readSegmentChoice } from "./audience-choice.ts";
import { withAudience } from "./bulk-choice.ts";
import { readCampaignName } from "./campaign-name.ts";
import { campaignNameTaken } from "./campaign-row.ts";
import { type CampaignDetail, getCampaign } from "./get-campaign.ts";
import { insertCampaign } from "./insert-campaign.ts";

export interface NewCampaign {
  readonly name: string;
  readonly description?: string | undefined;
  readonly includeIds?: readonly number[] | undefined;
  /** In the order in which they are to be subtracted. */
  readonly excludeIds?: readonly number[] | undefined;
  /** Whom it is to be about beside them: a whole segment is included, of all else those are picked whom it has now. */
  readonly audience?: Audience | undefined;
  readonly onlyReachable?: boolean | undefined;
}

/**
 * Makes a draft: nobody is enrolled yet. Throws INVALID (name, description, segments, nobody in `audience`), NOT_FOUND (a
 * segment), CONFLICT (the name is taken), and what reading `audience` throws.
 */
export async function createCampaign(context: Context, given: NewCampaign): Promise<CampaignDetail> {
  const named = readCampaignName(given.name);
  const description = readDescription(given.description ?? "", "campaign");
  const asked = withAudience(
    { includeIds: given.includeIds ?? [], excludeIds: given.excludeIds ?? [] },
    given.audience,
  );
  const picked = asked.picked && (await freezeAudience(context, asked.picked)).ids;
  if (picked?.length === 0) throw new CrmError("INVALID", "There is nobody to do this for.");
  const id = await change(context, "manual", async (write) => {
    // So that none of the segments is archived or deleted meanwhile.
    await write.lock("references");
    const choice = await readSegmentChoice(write, asked.choice);
    const inserted = await insertCampaign(write, {
      ...{ ...choice, named, description },
      customerIds: sql`${[...(picked ?? [])]}::int[]`,
      onlyReachable: given.onlyReachable ?? true,
    });
    if (inserted === undefined) throw campaignNameTaken(named.name);
    await recordAudit(write, "campaign.create", { id: inserted, name: named.name });
    return inserted;
  });
  return getCampaign(context, id);
}
