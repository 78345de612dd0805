import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { rulesOfFilter } from "../customers/customer-filter.ts";
import { type CustomerPage, pageOf } from "../customers/page.ts";
import { IdSet } from "../id-set/id-set.ts";
import { readIdSets } from "../packed-ids.ts";
import type { ListCustomersRequest } from "../segments/list-customers.ts";
import { members } from "../segments/membership.ts";
import { readCampaignRow } from "./campaign-row.ts";

export interface EnrolledPage extends CustomerPage {
  /** How many there are on all pages. */
  readonly total: number;
  /** How many of those who were enrolled are deleted since, whatever the filter. */
  readonly gone: number;
}

/**
 * One page of the customers that were enrolled in a campaign, of those that the filter leaves. Throws NOT_FOUND, and
 * INVALID (the filter, the cursor).
 */
export async function listEnrolled(
  context: Context,
  campaignId: number,
  request: ListCustomersRequest,
): Promise<EnrolledPage> {
  await readCampaignRow(context, campaignId);
  const [enrolled = IdSet.empty] = await readIdSets(context, [
    sql`select customer_id as id from campaign_enrolment where org_id = ${context.orgId}::int and campaign_id = ${campaignId}::int`,
  ]);
  const everyone = await members(context, { everyone: true });
  const { ids: matching, plan } = await members(context, { everyone: true, where: rulesOfFilter(request) });
  const ids = enrolled.and(matching);
  return {
    ...(await pageOf(context, { ids, plan }, request)),
    total: ids.size,
    gone: enrolled.andNot(everyone.ids).size,
  };
}
