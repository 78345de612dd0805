import { type PlacedReference, type Reference, type Rule, referencesOf } from "@segments/rules";

/** What sets an automation off: a customer joined or left a segment, or wrote. */
export type FlowTrigger =
  | { readonly kind: "joined" | "left"; readonly segmentId: number }
  | { readonly kind: "inbound" };

export const waitUnits = ["minutes", "hours", "days"] as const;
export type WaitUnit = (typeof waitUnits)[number];

export type FlowStep =
  | { readonly kind: "wait"; readonly for: { readonly amount: number; readonly unit: WaitUnit } }
  /** Customers for whom the rule does not hold go no further. */
  | { readonly kind: "condition"; readonly rule: Rule }
  | { readonly kind: "addToSegment"; readonly segmentId: number }
  /** Ends the run. */
  | { readonly kind: "exitCooldown"; readonly reason: string }
  | { readonly kind: "addTag" | "removeTag"; readonly tagId: number };

/** What an automation does. */
export interface FlowDefinition {
  readonly trigger: FlowTrigger;
  /** Whether a customer goes through it again when it is set off again; else once for ever. Never twice at a time. */
  readonly again: boolean;
  readonly steps: readonly FlowStep[];
}

/** How many steps an automation can have. */
export const MOST_STEPS = 20;

const MINUTES: Record<WaitUnit, number> = { minutes: 1, hours: 60, days: 1_440 };

/** How long a step waits, in milliseconds. A day is 24 hours. */
export function waitOf({ amount, unit }: { readonly amount: number; readonly unit: WaitUnit }): number {
  return amount * MINUTES[unit] * 60_000;
}

/** What a definition names, and where: `trigger.segmentId`, `steps[1].rule.rules[0].value`. */
export function placedReferences({ trigger, steps }: FlowDefinition): PlacedReference[] {
  const own = trigger.kind === "inbound" ? [] : [segment(trigger.segmentId, "trigger.segmentId")];
  return [...own, ...steps.flatMap((step, index) => referencesOfStep(step, `steps[${index}]`))];
}

export function referencesOfStep(step: FlowStep, at: string): PlacedReference[] {
  switch (step.kind) {
    case "wait":
    case "exitCooldown":
      return [];
    case "condition":
      return referencesOf(step.rule).map((one) => ({ ...one, path: `${at}.rule.${one.path}` }));
    case "addToSegment":
      return [segment(step.segmentId, `${at}.segmentId`)];
    case "addTag":
    case "removeTag":
      return [{ source: "tags", id: step.tagId, path: `${at}.tagId` }];
  }
}

function segment(id: Reference["id"], path: string): PlacedReference {
  return { source: "segments", id, path };
}
