import { type RawSearch, readChoice, readId } from "../../search-params.ts";

export const deliveryFilters = ["failed", "pending", "succeeded"] as const;

/** Which part of an endpoint's log is looked at, as its address has it. */
export interface WebhookSearch {
  readonly state?: (typeof deliveryFilters)[number] | undefined;
  /** Deliveries older than this one. */
  readonly before?: number | undefined;
  /** The one that is open. */
  readonly delivery?: number | undefined;
}

export function readWebhookSearch(raw: RawSearch): WebhookSearch {
  return {
    state: readChoice(raw, "state", deliveryFilters),
    before: readId(raw, "before"),
    delivery: readId(raw, "delivery"),
  };
}
