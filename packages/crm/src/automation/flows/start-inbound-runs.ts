import { sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import { announceFlows } from "./channel.ts";
import { insertRuns } from "./insert-runs.ts";

/**
 * Begins the runs that an inbound message sets off, in the transaction that records it. Whoever calls holds the customer's
 * row, so that two messages at once begin one run.
 */
export async function startInboundRuns(write: Write, customerId: number): Promise<void> {
  const { orgId, now } = write.context;
  const starts = sql`
    select f.id as flow_id, f.revision, (v.definition ->> 'again')::bool as again, ${customerId}::int as customer_id, null::int8 as seq
    from flow f join flow_version v on v.org_id = f.org_id and v.flow_id = f.id and v.revision = f.revision
    where f.org_id = ${orgId}::int and f.state = 'on' and v.definition -> 'trigger' ->> 'kind' = 'inbound'`;
  const begun = await write.query(insertRuns(orgId, starts, now));
  if (begun.length > 0) await write.query(announceFlows(orgId));
}
