import { useQuery } from "@tanstack/react-query";
import { ALONE, type BulkRequest, type DryRun, trpc } from "../trpc.ts";

export interface DryRunState {
  /** Of exactly what was asked; undefined until it is there. */
  readonly answer: DryRun | undefined;
  /** Something was written since, and it is asked anew. */
  readonly busy: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

const nothing: BulkRequest = { action: "claim", input: {}, audience: {} };

/** What a bulk action would do now; nothing is asked without a request. */
export function useDryRun(request: BulkRequest | undefined): DryRunState {
  const query = useQuery({
    ...trpc.jobs.dryRun.queryOptions(request ?? nothing, ALONE),
    enabled: request !== undefined,
    staleTime: 0,
    // Never what was true when the same was asked before.
    gcTime: 0,
  });
  return {
    answer: request && query.data,
    busy: query.isFetching,
    error: request && query.error,
    retry: () => void query.refetch(),
  };
}
