import { type Database, query } from "@segments/db";
import type { Client } from "./server.ts";

type Start = Parameters<Client["campaigns"]["start"]["mutate"]>[0];

/** A static segment of these customers. */
export async function newStatic(
  { segments }: Client,
  name: string,
  customerIds: readonly number[],
): Promise<number> {
  const { id } = await segments.create.mutate({ type: "static", name });
  if (customerIds.length > 0) await segments.addCustomers.mutate({ id, customerIds: [...customerIds] });
  return id;
}

/** A campaign that has not started. */
export async function newDraft(
  { campaigns }: Client,
  name: string,
  includeIds: number[],
  excludeIds: number[] = [],
): Promise<number> {
  return (await campaigns.create.mutate({ name, includeIds, excludeIds })).id;
}

/** The campaign when it has started and runs no longer. */
export async function runCampaign({ campaigns }: Client, start: Start) {
  let campaign = await campaigns.start.mutate(start);
  while (campaign.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 10));
    campaign = await campaigns.get.query({ id: start.id });
  }
  return campaign;
}

/** Everybody who is enrolled, ascending. */
export async function enrolledIn(database: Database, campaignId: number): Promise<number[]> {
  const rows = await query<{ id: number }>(database, {
    text: "select customer_id as id from campaign_enrolment where campaign_id = $1 order by 1",
    values: [campaignId],
  });
  return rows.map(({ id }) => id);
}
