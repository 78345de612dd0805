import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { currentSource } from "./audience-source.ts";
import { definitionOf, examineAudience, loadExamined } from "./campaign-audience.ts";
import { readCampaignRows } from "./campaign-row.ts";

export interface CampaignCount {
  readonly id: number;
  /** How many it would enrol now; null where that can't be known, and `problem` says why. */
  readonly count: number | null;
  readonly problem: string | null;
}

/** How many each of these campaigns would enrol if it started now. One whose audience can't be known holds up no other. */
export async function countCampaigns(
  context: Context,
  campaignIds: readonly number[],
): Promise<CampaignCount[]> {
  const rows = await readCampaignRows(context, sql`and c.id = any(${[...campaignIds]}::int[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counts: CampaignCount[] = [];
  for (const id of campaignIds) {
    const row = byId.get(id);
    if (!row) {
      counts.push({ id, count: null, problem: `There is no campaign ${id}.` });
      continue;
    }
    const examined = await examineAudience(context, definitionOf(row));
    const loaded = await loadExamined(currentSource(context), examined);
    counts.push({ id, count: loaded?.ids.size ?? null, problem: examined.problems[0]?.message ?? null });
  }
  return counts;
}
