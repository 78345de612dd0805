import { sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { run } from "../../run.ts";
import type { Consumer } from "../../segments/consumers.ts";
import { endpointName } from "./endpoint-name.ts";

/** The endpoints that are told of chosen segments; those about all of them name none. */
export async function endpointsNamingSegments(context: Context): Promise<Consumer[]> {
  const rows = await run<{ id: number; url: string; description: string; segmentIds: number[] }>(
    context,
    sql`
      select id, url, description, segment_ids as "segmentIds" from webhook_endpoint
      where org_id = ${context.orgId} and not all_segments order by id`,
  );
  return rows.map(({ id, segmentIds, ...endpoint }) => ({
    kind: "webhook",
    id,
    name: endpointName(endpoint),
    references: segmentIds.map((segment) => ({ source: "segments", id: segment })),
  }));
}
