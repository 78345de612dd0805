import type { Rule } from "@segments/rules";

export type WaitUnit = "minutes" | "hours" | "days";

export type Trigger =
  | { readonly kind: "joined" | "left"; readonly segmentId: number }
  | { readonly kind: "inbound" };

export type Step =
  | { readonly kind: "wait"; readonly for: { readonly amount: number; readonly unit: WaitUnit } }
  | { readonly kind: "condition"; readonly rule: Rule }
  | { readonly kind: "addToSegment"; readonly segmentId: number }
  | { readonly kind: "exitCooldown"; readonly reason: string }
  | { readonly kind: "addTag" | "removeTag"; readonly tagId: number };

/** What an automation does, as the server says and takes it. */
export interface Definition {
  readonly trigger: Trigger;
  readonly again: boolean;
  readonly steps: readonly Step[];
}
