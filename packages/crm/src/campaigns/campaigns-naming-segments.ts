import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import type { Consumer } from "../segments/consumers.ts";
import { readCampaignRows } from "./campaign-row.ts";

/** The campaigns that have not ended: drafts, which read their segments at the start, and those that run and fill theirs. */
export async function campaignsNamingSegments(context: Context): Promise<Consumer[]> {
  const rows = await readCampaignRows(context, sql`and (j.id is null or j.state = 'running') order by c.id`);
  return rows.map(({ id, name, includeIds, excludeIds, alreadyRanId }) => {
    const own = alreadyRanId === null ? [] : [alreadyRanId];
    return {
      kind: "campaign",
      id,
      name,
      references: [...new Set([...includeIds, ...excludeIds, ...own])].map((segment) => ({
        source: "segments",
        id: segment,
      })),
    };
  });
}
