import type { Names } from "@segments/rules";
import type { FlowRunDetail } from "../trpc.ts";
import type { Step } from "./definition.ts";
import { stepWords } from "./flow-words.ts";

/** failed: what `RunPart.problem` says. ahead: it will come. never: the run has ended before it. */
export type RunPartState = "done" | "stopped" | "waiting" | "next" | "failed" | "ahead" | "never";

/** What came of one step of a run. */
export interface RunPart {
  /** From 1. */
  readonly place: number;
  readonly step: Step;
  readonly state: RunPartState;
  /** "Wait 2 days" */
  readonly title: string;
  /** What came of it: "Added", "The rule did not hold: it ended here". */
  readonly outcome: string;
  /** When it was done, or until when it waits; ISO 8601. */
  readonly at: string | null;
}

/** The steps of a run in their order, with what came of each. */
export function runStory(run: FlowRunDetail, names: Names, isOn: boolean): readonly RunPart[] {
  const done = new Map(run.log.map((entry) => [entry.step, entry]));
  return run.definition.steps.map((step, index): RunPart => {
    const entry = done.get(index);
    const part = { place: index + 1, step, title: stepWords(step, names) };
    if (entry?.outcome === "waiting" && run.state === "waiting" && run.step === index + 1) {
      return isOn
        ? { ...part, state: "waiting", outcome: "Waits until", at: run.dueAt }
        : { ...part, state: "waiting", outcome: "Stands still while the automation is off", at: null };
    }
    if (entry?.outcome === "not held") {
      return { ...part, state: "stopped", outcome: "The rule did not hold: it ended here", at: entry.at };
    }
    if (entry) return { ...part, state: "done", outcome: doneWords(step, entry.outcome), at: entry.at };
    if (index > run.step || run.state === "done") return { ...part, ...unreached(run) };
    if (run.state === "failed")
      return { ...part, state: "failed", outcome: run.problem ?? "", at: run.finishedAt };
    if (run.state === "stopped")
      return { ...part, state: "stopped", outcome: run.problem ?? "", at: run.finishedAt };
    return run.state === "waiting"
      ? { ...part, state: "ahead", outcome: "Comes next", at: null }
      : {
          ...part,
          state: "next",
          outcome: isOn ? "Now" : "Stands still while the automation is off",
          at: null,
        };
  });
}

function unreached({ state }: FlowRunDetail): Pick<RunPart, "state" | "outcome" | "at"> {
  return state === "running" || state === "waiting" || state === "failed"
    ? { state: "ahead", outcome: "Not reached yet", at: null }
    : { state: "never", outcome: "Not reached", at: null };
}

function doneWords({ kind }: Step, outcome: FlowRunDetail["log"][number]["outcome"]): string {
  if (outcome === "waiting") return "Waited";
  if (outcome === "held") return "The rule held";
  const changed = outcome === "changed";
  switch (kind) {
    case "addTag":
      return changed ? "Added" : "Had it already";
    case "removeTag":
      return changed ? "Removed" : "Did not have it";
    default:
      return changed ? "Added" : "Was in it already";
  }
}
