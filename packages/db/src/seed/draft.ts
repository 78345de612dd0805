import type { DemoRule, Ids } from "./segment.ts";

/** A campaign that is prepared and not started. */
export interface DemoCampaign {
  readonly name: string;
  readonly description: string;
  /** How long ago it was made. */
  readonly days: number;
  /** Names of segments. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** An automation that was never on: as packages/crm/src/automation/flows/definition.ts has it. */
export interface DemoFlow {
  readonly name: string;
  readonly days: number;
  readonly definition: (ids: Ids) => {
    readonly trigger: { readonly kind: "joined"; readonly segmentId: number } | { readonly kind: "inbound" };
    readonly again: boolean;
    readonly steps: readonly DemoStep[];
  };
}

type DemoStep =
  | { readonly kind: "wait"; readonly for: { readonly amount: number; readonly unit: "days" } }
  | { readonly kind: "condition"; readonly rule: { readonly version: 1 } & DemoRule }
  | { readonly kind: "exitCooldown"; readonly reason: string }
  | { readonly kind: "addTag"; readonly tagId: number };
