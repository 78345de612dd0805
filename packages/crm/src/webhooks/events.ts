/** What an endpoint can ask to be told. */
export const webhookEvents = ["segment.joined", "segment.left", "segment.ended"] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Sent by hand, to see whether messages arrive. */
export const TEST_EVENT = "webhook.test";

/** The event of an entry of the feed; one whose `filled` says of nobody that they joined is told to nobody. */
export const eventOf = {
  joined: "segment.joined",
  left: "segment.left",
  ended: "segment.ended",
  filled: undefined,
} as const;
