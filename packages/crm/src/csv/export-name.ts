import { sql } from "@segments/rules";
import type { Audience } from "../bulk/audience.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { readSegmentRows } from "../segments/segment-item.ts";

/** What an export's file is called: whom it is of, and the organization's day. Throws NOT_FOUND (the segment). */
export async function exportName(context: Context, audience: Audience): Promise<string> {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: context.timeZone }).format(context.now);
  const segmentId = "customerIds" in audience ? undefined : audience.segmentId;
  if (segmentId === undefined) return `Customers ${day}.csv`;
  const [segment] = await readSegmentRows(context, sql`and id = ${segmentId}::int`);
  if (!segment) throw notFound("segment", segmentId);
  return `${segment.name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, " ").slice(0, 120)} ${day}.csv`;
}
