import type { Needed } from "./template.ts";

/** What templates name, by the names that it usually has. */
export const needs = {
  hotLead: { source: "tags", names: ["hot-lead", "hot lead", "hot"] },
  coolingDown: { source: "tags", names: ["cooldown", "cooling-down", "not-ready"] },
  warmAgain: { source: "tags", names: ["warm-again", "warmed-up", "warm"] },
  customer: { source: "tags", names: ["active-customer", "customer", "vip"] },
  product: { source: "products", names: [] },
  firstBatch: { source: "segments", names: ["Q1 batch"] },
  cooldowns: { source: "segments", names: ["Cooldown"], all: true },
  alreadyRan: { source: "segments", names: ["Already ran campaign"], all: true },
  suppressed: { source: "segments", names: ["Suppressed contacts"] },
} as const satisfies Record<string, Needed>;
