import { hkdfSync } from "node:crypto";
import type { LookupFunction } from "node:net";
import type { Services } from "../context.ts";

/** How this installation sends webhooks; the same in all its processes. */
export interface WebhookSettings {
  /** Seals the endpoints' secrets: {@link webhookKey}. */
  readonly key: Buffer;
  /** Whether endpoints may be on http and in private networks: for development alone. */
  readonly allowPrivate: boolean;
  /** Finds the addresses of a name; the system's where nothing is said. */
  readonly lookup?: LookupFunction | undefined;
}

/** The key that seals the endpoints' secrets, from the installation's secret, and of no use for anything else. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "segments webhook secrets 1", 32));
}

/** Throws where the process was not set up for webhooks. */
export function webhookSettings({ webhooks }: Services): WebhookSettings {
  if (!webhooks) throw new Error("this process has no settings for webhooks");
  return webhooks;
}
