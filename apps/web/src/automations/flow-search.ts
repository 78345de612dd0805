import { type RawSearch, readChoice, readId } from "../search-params.ts";

export const runFilters = ["running", "waiting", "done", "stopped", "failed"] as const;

/** Which of an automation’s runs are looked at, as its address has it. */
export interface FlowSearch {
  readonly state?: (typeof runFilters)[number] | undefined;
  /** Runs older than this one. */
  readonly before?: number | undefined;
  /** The run whose steps are looked at. */
  readonly run?: number | undefined;
}

export function readFlowSearch(raw: RawSearch): FlowSearch {
  return {
    state: readChoice(raw, "state", runFilters),
    before: readId(raw, "before"),
    run: readId(raw, "run"),
  };
}
