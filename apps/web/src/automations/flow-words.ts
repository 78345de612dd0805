import type { Names, Source } from "@segments/rules";
import { countOf } from "../format.ts";
import type { Flow, FlowRun } from "../trpc.ts";
import type { Definition, Step, Trigger } from "./definition.ts";

export const stateWords: Readonly<Record<Flow["state"], string>> = { draft: "Draft", on: "On", off: "Off" };

export const runWords: Readonly<Record<FlowRun["state"], string>> = {
  running: "Running",
  waiting: "Waiting",
  done: "Done",
  stopped: "Stopped",
  failed: "Failed",
};

/** "When a customer joins “Q1 batch”" */
export function triggerWords(trigger: Trigger, names: Names): string {
  if (trigger.kind === "inbound") return "When a customer writes";
  const verb = trigger.kind === "joined" ? "joins" : "leaves";
  return `When a customer ${verb} ${named(names, "segments", trigger.segmentId)}`;
}

/** A step in a few words: "Wait 2 days", "Add the tag “warm”". */
export function stepWords(step: Step, names: Names): string {
  switch (step.kind) {
    case "wait":
      return `Wait ${waitWords(step.for.amount, step.for.unit)}`;
    case "condition":
      return "Condition";
    case "addToSegment":
      return `Add to ${named(names, "segments", step.segmentId)}`;
    case "exitCooldown":
      return `Exit — Cooldown — ${step.reason}`;
    case "addTag":
      return `Add the tag ${named(names, "tags", step.tagId)}`;
    case "removeTag":
      return `Remove the tag ${named(names, "tags", step.tagId)}`;
  }
}

/** "1 day", "90 minutes" */
export function waitWords(amount: number, unit: "minutes" | "hours" | "days"): string {
  return countOf(amount, unit.slice(0, -1));
}

/** Where a run is: "Step 2 of 3: Wait 2 days", "All 3 steps". */
export function progressWords(
  { state, step, revision }: Pick<FlowRun, "state" | "step" | "revision">,
  flow: { readonly revision: number; readonly definition: Definition },
  names: Names,
): string {
  // One that waits is still in the step before its next.
  const place = state === "waiting" ? step - 1 : step;
  // Of an earlier version it isn't known here what its steps are.
  if (revision !== flow.revision) return `Step ${place + 1} of version ${revision}`;
  const { steps } = flow.definition;
  if (state === "done") return steps.length === 1 ? "The one step" : `All ${steps.length} steps`;
  const current = steps[place];
  if (!current) return "After the last step";
  return `Step ${place + 1} of ${steps.length}: ${stepWords(current, names)}`;
}

function named(names: Names, source: Source, id: number): string {
  const name = names(source, id);
  const short = name && name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return short === undefined ? `a ${source === "tags" ? "tag" : "segment"} that is gone` : `“${short}”`;
}
