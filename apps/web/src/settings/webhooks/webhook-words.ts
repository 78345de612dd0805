import type { WebhookDelivery, WebhookEndpoint } from "../../trpc.ts";

type Event = WebhookEndpoint["events"][number];

/** What an endpoint can be told, with what it means. */
export const eventChoices: readonly {
  readonly value: Event;
  readonly label: string;
  readonly means: string;
}[] = [
  { value: "segment.joined", label: "segment.joined", means: "Customers joined a segment." },
  { value: "segment.left", label: "segment.left", means: "Customers left a segment." },
  { value: "segment.ended", label: "segment.ended", means: "A dynamic segment was archived or deleted." },
];

export const statusWords: Readonly<Record<WebhookEndpoint["status"], string>> = {
  active: "Active",
  paused: "Paused",
  disabled: "Disabled",
};

export type DeliveryLook = "delivered" | "failed" | "skipped" | "sending" | "retrying" | "waiting" | "held";

/** How a delivery stands; `receives` is whether its endpoint is sent anything at present. */
export function lookOf(delivery: WebhookDelivery, receives: boolean): DeliveryLook {
  const { state, sending, attempts, dueAt } = delivery;
  if (state === "succeeded") return "delivered";
  if (state === "failed") return attempts === 0 ? "skipped" : "failed";
  if (sending) return "sending";
  if (!receives && delivery.event !== "webhook.test") return "held";
  if (dueAt === null) return "waiting";
  return attempts === 0 ? "sending" : "retrying";
}

export const lookWords: Readonly<Record<DeliveryLook, string>> = {
  delivered: "Delivered",
  failed: "Failed",
  skipped: "Skipped",
  sending: "Sending",
  retrying: "Will retry",
  waiting: "Waiting in line",
  held: "Held back",
};

/** "hooks.acme.com/segments": a URL as one reads it. */
export function shortUrl(url: string): string {
  return url.replace(/^https:\/\//, "").replace(/\/$/, "");
}

/** Which segments an endpoint is about, in a few words. */
export function segmentsWord({ segments }: Pick<WebhookEndpoint, "segments">): string {
  if (segments === null) return "All segments";
  const [first] = segments;
  if (segments.length === 1) return first?.name ?? "A deleted segment";
  return `${segments.length} segments`;
}
