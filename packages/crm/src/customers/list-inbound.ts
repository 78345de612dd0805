import { sql } from "@segments/rules";
import { z } from "zod";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import type { Channel } from "./address.ts";

export interface InboundMessage {
  readonly id: number;
  readonly channel: Channel;
  readonly body: string;
  /** ISO 8601 */
  readonly receivedAt: string;
}

export interface InboundPage {
  readonly messages: readonly InboundMessage[];
  /** For the older ones; null where there are none. */
  readonly next: string | null;
}

export interface InboundRequest {
  readonly customerId: number;
  /** From an earlier page. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorSchema = z.tuple([z.iso.datetime(), z.int().max(2_147_483_647)]);

/** What a customer wrote, the latest first. Throws NOT_FOUND and INVALID (the cursor). */
export async function listInbound(context: Context, request: InboundRequest): Promise<InboundPage> {
  const { customerId, cursor, limit } = request;
  const { orgId } = context;
  const older = cursor === undefined ? sql`` : olderThan(cursor);
  const found = await run<InboundMessage>(
    context,
    sql`
      select id, channel, body, ${iso(sql`received_at`)} as "receivedAt" from inbound_message
      where org_id = ${orgId} and customer_id = ${customerId}::int ${older}
      order by received_at desc, id desc limit ${limit + 1}::int`,
  );
  if (found.length === 0) {
    const known = await run(
      context,
      sql`select id from customer where org_id = ${orgId} and id = ${customerId}::int`,
    );
    if (known.length === 0) throw notFound("customer", customerId);
  }
  const messages = found.slice(0, limit);
  const last = found.length > limit ? messages.at(-1) : undefined;
  return { messages, next: last ? writeCursor(last) : null };
}

function writeCursor({ receivedAt, id }: InboundMessage): string {
  return Buffer.from(JSON.stringify([receivedAt, id])).toString("base64url");
}

function olderThan(cursor: string) {
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return sql`and (received_at, id) < (${at}::timestamptz, ${id}::int)`;
  } catch {
    throw new CrmError("INVALID", "This page can’t be found any more: go back to the first one.");
  }
}
