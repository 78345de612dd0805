import type { Rule } from "@segments/rules";
import type { Definition, Step, WaitUnit } from "./definition.ts";

type Node =
  | { readonly kind: "wait"; readonly amount: string; readonly unit: WaitUnit }
  | { readonly kind: "condition"; readonly rule: Rule | undefined }
  | { readonly kind: "addToSegment"; readonly segmentId: number | undefined }
  | { readonly kind: "exitCooldown"; readonly reason: string }
  | { readonly kind: "addTag" | "removeTag"; readonly tagId: number | undefined };

/** A step that is being edited: something of it may still be missing. */
export type DraftStep = Node & { readonly key: string };
export type StepKind = DraftStep["kind"];

export interface Draft {
  readonly trigger: {
    readonly kind: "joined" | "left" | "inbound";
    readonly segmentId: number | undefined;
  };
  readonly again: boolean;
  readonly steps: readonly DraftStep[];
}

/** What is wrong with a part: `trigger`, or the key of a step. */
export type DraftProblems = ReadonlyMap<string, string>;

let serial = 0;

export function newKey(): string {
  serial += 1;
  return `step ${serial}`;
}

const fresh: { readonly [Kind in StepKind]: Node } = {
  wait: { kind: "wait", amount: "1", unit: "days" },
  condition: { kind: "condition", rule: undefined },
  addToSegment: { kind: "addToSegment", segmentId: undefined },
  exitCooldown: { kind: "exitCooldown", reason: "" },
  addTag: { kind: "addTag", tagId: undefined },
  removeTag: { kind: "removeTag", tagId: undefined },
};

export function newStep(kind: StepKind): DraftStep {
  return { ...fresh[kind], key: newKey() };
}

export function toDraft({ trigger, again, steps }: Definition): Draft {
  return {
    trigger: { kind: trigger.kind, segmentId: trigger.kind === "inbound" ? undefined : trigger.segmentId },
    again,
    steps: steps.map((step): DraftStep => {
      const key = newKey();
      if (step.kind === "wait") {
        return { key, kind: "wait", amount: String(step.for.amount), unit: step.for.unit };
      }
      if (step.kind === "condition") return { key, kind: "condition", rule: step.rule as Rule };
      return { ...step, key };
    }),
  };
}

/** What the server takes, or what is still missing. */
export function fromDraft({ trigger, again, steps }: Draft): Definition | DraftProblems {
  const problems = new Map<string, string>();
  const { kind, segmentId } = trigger;
  if (kind !== "inbound" && segmentId === undefined) problems.set("trigger", "Pick a segment.");
  for (const [index, step] of steps.entries()) {
    const problem = problemOfStep(step, index === steps.length - 1);
    if (problem !== undefined) problems.set(step.key, problem);
  }
  if (problems.size > 0) return problems;
  return {
    trigger: kind === "inbound" ? { kind } : { kind, segmentId: segmentId ?? 0 },
    again,
    steps: steps.map(toStep),
  };
}

export function isDefinition(given: Definition | DraftProblems): given is Definition {
  return "steps" in given;
}

function problemOfStep(step: DraftStep, isLast: boolean): string | undefined {
  switch (step.kind) {
    case "wait":
      return /^[1-9]\d{0,5}$/.test(step.amount.trim()) ? undefined : "Give a whole number from 1 on.";
    case "condition":
      return step.rule ? undefined : "Say which customers go on.";
    case "addToSegment":
      return step.segmentId === undefined ? "Pick a static segment." : undefined;
    case "exitCooldown":
      if (!isLast) return "This ends the automation: nothing can come after it.";
      return step.reason.trim() === "" ? "Say why: the reason is part of the segment’s name." : undefined;
    case "addTag":
    case "removeTag":
      return step.tagId === undefined ? "Pick a tag." : undefined;
  }
}

function toStep(step: DraftStep): Step {
  switch (step.kind) {
    case "wait":
      return { kind: "wait", for: { amount: Number(step.amount), unit: step.unit } };
    case "condition":
      return { kind: "condition", rule: step.rule as Rule };
    case "addToSegment":
      return { kind: "addToSegment", segmentId: step.segmentId ?? 0 };
    case "exitCooldown":
      return { kind: "exitCooldown", reason: step.reason };
    case "addTag":
    case "removeTag":
      return { kind: step.kind, tagId: step.tagId ?? 0 };
  }
}

/** The server’s issues (`steps[1].tagId`) by the part that they are about. */
export function problemsByPart(
  issues: readonly { readonly path: string; readonly message: string }[],
  steps: readonly DraftStep[],
): DraftProblems {
  const found = new Map<string, string>();
  for (const { path, message } of issues) {
    const place = /^steps\[(\d+)\]/.exec(path)?.[1];
    const part = place === undefined ? "trigger" : steps[Number(place)]?.key;
    if (part !== undefined && !found.has(part)) found.set(part, message);
  }
  return found;
}
