import { type Sql, sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import { change, type Write } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { CrmError } from "../../errors.ts";
import { run } from "../../run.ts";
import { announceWebhooks } from "../channel.ts";
import { endpointName } from "../endpoints/endpoint-name.ts";
import { type EndpointRow, lockEndpoint } from "../endpoints/lock-endpoint.ts";
import { holdDue, settleLanes } from "../sending/lanes.ts";
import { type DeliveryDetail, deliveryNotFound, getDelivery } from "./delivery.ts";

/**
 * Sends a message again, once more, with the id it had. One that has not ended is tried at once; before one that has, those
 * of its segment that came later wait for the one attempt. Throws NOT_FOUND, and CONFLICT where an earlier one of its segment
 * has not ended, or its endpoint gets nothing at present.
 */
export async function redeliver(context: Context, deliveryId: number): Promise<DeliveryDetail> {
  const { endpointId } = await find(context, deliveryId);
  await change(context, "manual", async (write) => {
    const endpoint = await lockEndpoint(write, endpointId);
    refuseInactive(endpoint);
    await write.query(holdDue(write.context.orgId, endpointId));
    const { state, dueAt } = await find(write.context, deliveryId);
    if (state === "pending" && dueAt === null) {
      throw new CrmError(
        "CONFLICT",
        "It waits for an earlier message of the same segment: deliver that one first.",
      );
    }
    if (state === "pending") await tryNow(write, deliveryId);
    else await beginAgain(write, endpointId, sql`and d.id = ${deliveryId}::int`);
    await write.query(announceWebhooks(write.context.orgId));
    await recordAudit(write, "webhook.redeliver", {
      id: endpointId,
      name: endpointName(endpoint),
      detail: { deliveries: 1 },
    });
  });
  return getDelivery(context, deliveryId);
}

/**
 * Sends everything again that an endpoint was not told, once more each and in order. Returns how many messages that are.
 * Throws NOT_FOUND, and CONFLICT where the endpoint gets nothing at present.
 */
export async function redeliverFailed(context: Context, endpointId: number): Promise<number> {
  return change(context, "manual", async (write) => {
    const endpoint = await lockEndpoint(write, endpointId);
    refuseInactive(endpoint);
    await write.query(holdDue(context.orgId, endpointId));
    const deliveries = await beginAgain(
      write,
      endpointId,
      sql`and d.state = 'failed' and d.segment_id is not null`,
    );
    if (deliveries === 0) return 0;
    await write.query(announceWebhooks(context.orgId));
    await recordAudit(write, "webhook.redeliver", {
      id: endpointId,
      name: endpointName(endpoint),
      detail: { deliveries },
    });
    return deliveries;
  });
}

interface Found {
  readonly endpointId: number;
  readonly state: string;
  readonly dueAt: Date | null;
}

async function find(context: Context, deliveryId: number): Promise<Found> {
  const [found] = await run<Found>(
    context,
    sql`
      select d.endpoint_id as "endpointId", d.state, d.due_at as "dueAt" from webhook_delivery d
      where d.org_id = ${context.orgId}::int and d.id = ${deliveryId}::int`,
  );
  if (!found) throw deliveryNotFound(deliveryId);
  return found;
}

function refuseInactive({ status }: EndpointRow): void {
  if (status !== "active") throw new CrmError("CONFLICT", `This endpoint is ${status}: resume it first.`);
}

/** One that is being attempted already stays as it is. */
async function tryNow(write: Write, deliveryId: number): Promise<void> {
  const { orgId, now } = write.context;
  await write.query(sql`
    update webhook_delivery set due_at = ${new Date(now)}::timestamptz
    where org_id = ${orgId}::int and id = ${deliveryId}::int and state = 'pending'`);
}

async function beginAgain(write: Write, endpointId: number, which: Sql): Promise<number> {
  const { orgId, now } = write.context;
  const at = sql`${new Date(now)}::timestamptz`;
  const again = await write.query(sql`
    update webhook_delivery d
    set state = 'pending', once = true, finished_at = null, due_at = case when d.segment_id is null then ${at} end
    where d.org_id = ${orgId}::int and d.endpoint_id = ${endpointId}::int and d.state <> 'pending' ${which}
    returning d.id`);
  await write.query(settleLanes(orgId, endpointId, at));
  return again.length;
}
