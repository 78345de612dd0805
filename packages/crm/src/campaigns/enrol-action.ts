import { sql } from "@segments/rules";
import type { BulkAction } from "../bulk/bulk-action.ts";
import { addToSegment } from "../bulk/member-actions.ts";
import { CrmError } from "../errors.ts";
import { readSegmentRows } from "../segments/segment-item.ts";
import { refuseDynamic } from "../segments/store.ts";

/**
 * Enrols customers in a campaign that has started, and puts them into its segment. Begun by `startCampaign` alone, which
 * freezes whom it is about.
 */
export const enrol: BulkAction = {
  ...addToSegment,
  cause: "campaign",
  async read(context, input) {
    const { segmentId = 0, campaignName = "" } = input;
    const [segment] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
    if (!segment) {
      throw new CrmError(
        "NOT_FOUND",
        `The segment of those who ran “${campaignName}” was deleted: without it later campaigns could not leave them out.`,
      );
    }
    refuseDynamic(segment);
    return input;
  },
  restore: {
    refused:
      "Starting a campaign can’t be undone: those who are enrolled may have been written to. They stay enrolled.",
  },
  also: (orgId, customers, { campaignId = 0 }) => sql`
    with enrolled as (
      insert into campaign_enrolment (org_id, campaign_id, customer_id)
      select ${orgId}::int, ${campaignId}::int, k.id from (${customers}) k order by k.id
      on conflict do nothing
      returning customer_id
    )
    update campaign set enrolled = enrolled + (select count(*) from enrolled)
    where org_id = ${orgId}::int and id = ${campaignId}::int`,
};
