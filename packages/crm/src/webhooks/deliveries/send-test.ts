import { change } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { announceWebhooks } from "../channel.ts";
import { lockEndpoint } from "../endpoints/lock-endpoint.ts";
import { TEST_EVENT } from "../events.ts";
import { type DeliveryDetail, getDelivery } from "./delivery.ts";
import { insertDeliveries } from "./insert-deliveries.ts";
import { testPayload } from "./payload.ts";

/** Sends a test event, once, also to an endpoint that is paused or disabled. Throws NOT_FOUND. */
export async function sendTest(context: Context, endpointId: number): Promise<DeliveryDetail> {
  const deliveryId = await change(context, "manual", async (write) => {
    await lockEndpoint(write, endpointId);
    const test = {
      event: TEST_EVENT,
      segmentId: null,
      customers: 0,
      body: testPayload(context.now),
      once: true,
    };
    const [id = 0] = await insertDeliveries(write, endpointId, [test]);
    await write.query(announceWebhooks(context.orgId));
    return id;
  });
  return getDelivery(context, deliveryId);
}
