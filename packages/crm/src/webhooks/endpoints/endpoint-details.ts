import { sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import { CrmError, notFound } from "../../errors.ts";
import { type WebhookEvent, webhookEvents } from "../events.ts";
import { isPublicAddress, literalAddress } from "../sending/public-address.ts";
import type { WebhookSettings } from "../settings.ts";

const LONGEST_URL = 2_000;
const LONGEST_DESCRIPTION = 200;
const MOST_SEGMENTS = 100;

/** A URL to post to, as WHATWG writes it, so that 0x7f.1 is 127.0.0.1. Any port may be in it. Throws INVALID. */
export function readEndpointUrl(given: string, { allowPrivate }: WebhookSettings): string {
  const text = given.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const allowed = allowPrivate ? ["https:", "http:"] : ["https:"];
  if (!url || !/^https?:$/.test(url.protocol))
    throw invalid("This is no URL: it has to begin with https://.");
  if (!allowed.includes(url.protocol)) {
    throw invalid("The URL has to begin with https://, so that nobody on the way can read along.");
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid(
      "The URL may not hold a user or a password: messages are told to be yours by their signature.",
    );
  }
  if (url.href.length > LONGEST_URL) {
    throw invalid(`The URL can have at most ${LONGEST_URL.toLocaleString("en")} characters.`);
  }
  const literal = literalAddress(url);
  const isLocal =
    /(^|\.)localhost\.?$/.test(url.hostname) || (literal !== undefined && !isPublicAddress(literal));
  if (isLocal && !allowPrivate) {
    throw invalid(`${url.hostname} is not on the public internet: messages go to public addresses only.`);
  }
  url.hash = "";
  return url.href;
}

/** Throws INVALID. */
export function readEndpointDescription(given: string): string {
  const description = given.trim().replace(/\s+/gu, " ");
  if (/[\p{Cc}\p{Cs}]/u.test(description)) {
    throw invalid("The description holds characters that are not text.");
  }
  if ([...description].length > LONGEST_DESCRIPTION) {
    throw invalid(`The description can have at most ${LONGEST_DESCRIPTION} characters.`);
  }
  return description;
}

/** In our order, each once. Throws INVALID where none is named. */
export function readEvents(given: readonly WebhookEvent[]): WebhookEvent[] {
  if (given.length === 0) throw invalid("Choose at least one event.");
  return webhookEvents.filter((event) => given.includes(event));
}

/** Each once. Throws INVALID (none, or too many), and NOT_FOUND for one that is not there, unless it was chosen `before`. */
export async function readSegmentIds(
  write: Write,
  given: readonly number[],
  before: readonly number[] = [],
): Promise<number[]> {
  const ids = [...new Set(given)];
  if (ids.length === 0) throw invalid("Choose at least one segment, or all of them.");
  if (ids.length > MOST_SEGMENTS) {
    throw invalid(
      `An endpoint can be about ${MOST_SEGMENTS} segments at the most: choose all of them instead.`,
    );
  }
  const rows = await write.query<{ id: number }>(sql`
    select id from segment where org_id = ${write.context.orgId}::int and id = any(${ids}::int[])`);
  const known = new Set([...rows.map(({ id }) => id), ...before]);
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw notFound("segment", missing);
  return ids;
}

function invalid(message: string): CrmError {
  return new CrmError("INVALID", message);
}
