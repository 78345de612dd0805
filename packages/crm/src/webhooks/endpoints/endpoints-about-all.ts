import { sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import type { Use } from "../../errors.ts";
import { run } from "../../run.ts";
import { endpointName } from "./endpoint-name.ts";

/** The endpoints that are told of all segments; those that name some are in endpoints-naming-segments.ts. */
export async function endpointsAboutAll(context: Context): Promise<Use[]> {
  const rows = await run<{ id: number; url: string; description: string }>(
    context,
    sql`
      select id, url, description from webhook_endpoint
      where org_id = ${context.orgId} and all_segments and status = 'active' order by id`,
  );
  return rows.map((endpoint) => ({ kind: "webhook", id: endpoint.id, name: endpointName(endpoint) }));
}
