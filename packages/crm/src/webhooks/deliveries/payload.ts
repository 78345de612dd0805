import { TEST_EVENT } from "../events.ts";
import type { Batch } from "./batches.ts";

/** The body of a message; of a segment that ended, with how many were in it. Its timestamp is when it was made up, the same with each attempt. */
export function payloadOf({ event, segmentId, entries }: Batch, name: string, now: number): string {
  const segment = { id: segmentId, name };
  const customers = entries.flatMap((entry) => {
    if (!("customerId" in entry)) return [];
    const { customerId, seq, at, cause } = entry;
    return [{ id: customerId, seq, at, cause }];
  });
  const [first] = entries;
  const data =
    first?.type === "ended"
      ? { segment, seq: first.seq, at: first.at, cause: first.cause, size: first.left }
      : { segment, customers };
  return messageOf(event, now, data);
}

/** What is sent to see whether messages arrive. */
export function testPayload(now: number): string {
  return messageOf(TEST_EVENT, now, { message: "This is a test: nobody joined and nobody left." });
}

function messageOf(type: string, now: number, data: object): string {
  return JSON.stringify({ type, timestamp: new Date(now).toISOString(), data });
}
