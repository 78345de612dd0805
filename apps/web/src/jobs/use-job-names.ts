import type { Names } from "@segments/rules";
import { useNames } from "../rule-builder/use-names.ts";
import type { Job } from "../trpc.ts";
import { wantedByJobs } from "./job-names.ts";

/** The names that sentences about jobs take; undefined until they are known. */
export function useJobNames(jobs: readonly Job[]): Names | undefined {
  const { names, complete } = useNames(wantedByJobs(jobs));
  return complete ? names : undefined;
}
