import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { WebhookSettings } from "../settings.ts";
import { ForbiddenAddress, guardedLookup, isPublicAddress, literalAddress } from "./public-address.ts";

/** How long a receiver may take for its whole answer, in milliseconds. */
export const TIMEOUT = 15_000;
/** How much of an answer is read, and how much of that is kept, in bytes. */
const READ = 16 * 1024;
const KEPT = 2 * 1024;

export interface Answer {
  readonly status: number;
  /** The beginning of the body. */
  readonly text: string;
  readonly retryAfter: string | undefined;
  readonly location: string | undefined;
}

/**
 * Posts a message and resolves with the answer as soon as enough of it is there. Redirects are answers like others, TLS is
 * checked, connections are not kept. Rejects where none came: with {@link ForbiddenAddress}, a TimeoutError, the reason of
 * `signal`, or what the network says.
 */
export async function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  settings: WebhookSettings,
  signal: AbortSignal,
): Promise<Answer> {
  const url = new URL(address);
  const literal = literalAddress(url);
  if (literal && !settings.allowPrivate && !isPublicAddress(literal)) throw new ForbiddenAddress(literal);
  signal.throwIfAborted();
  const limit = new AbortController();
  const stop = () => limit.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const timer = setTimeout(() => limit.abort(new DOMException("no answer", "TimeoutError")), TIMEOUT);
  try {
    const response = await send(url, headers, body, settings, limit.signal);
    const { statusCode = 0, headers: answered } = response;
    return {
      status: statusCode,
      text: await beginning(response),
      retryAfter: answered["retry-after"],
      location: answered.location,
    };
  } catch (error) {
    throw limit.signal.aborted ? limit.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  settings: WebhookSettings,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    request(url, {
      method: "POST",
      headers: { ...headers, "content-length": bytes.length, "accept-encoding": "identity" },
      agent: false,
      rejectUnauthorized: true,
      lookup: guardedLookup(settings),
      signal,
    })
      .on("response", resolve)
      .on("error", reject)
      .end(bytes);
  });
}

/** What has been read when enough was, or the connection ended: the status alone decides. */
async function beginning(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response) {
      parts.push(part);
      bytes += part.length;
      if (bytes >= READ) break;
    }
  } catch {
    // It was cut off.
  } finally {
    response.destroy();
  }
  // PostgreSQL's text has no place for NUL.
  return Buffer.concat(parts).subarray(0, KEPT).toString("utf8").replaceAll("\0", "\ufffd");
}
