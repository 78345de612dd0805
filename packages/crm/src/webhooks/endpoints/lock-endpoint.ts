import { sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import type { EndpointStatus } from "./endpoint.ts";
import { endpointNotFound } from "./endpoint.ts";

export interface EndpointRow {
  readonly id: number;
  readonly url: string;
  readonly description: string;
  readonly segmentIds: readonly number[];
  readonly status: EndpointStatus;
}

/** The endpoint, held until the transaction ends: what it has to send, and how far it has come, stands still. Throws NOT_FOUND. */
export async function lockEndpoint(write: Write, endpointId: number): Promise<EndpointRow> {
  const [row] = await write.query<EndpointRow>(sql`
    select id, url, description, segment_ids as "segmentIds", status from webhook_endpoint
    where org_id = ${write.context.orgId}::int and id = ${endpointId}::int for update`);
  if (!row) throw endpointNotFound(endpointId);
  return row;
}
