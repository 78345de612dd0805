import { useRef, useState } from "react";
import { startJob } from "../jobs/job-verbs.ts";
import { problemOf } from "../problem.ts";
import type { BulkRequest } from "../trpc.ts";

/** Begins one job, however often it is asked to before it is seen that it has. */
export function useBegin(onBegun: () => void) {
  const begun = useRef(false);
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem?: string }>({ busy: false });

  async function attempt(makeRequest: () => BulkRequest | Promise<BulkRequest>) {
    if (begun.current) return;
    begun.current = true;
    setState({ busy: true });
    try {
      await startJob(await makeRequest());
      onBegun();
    } catch (error) {
      begun.current = false;
      setState({ busy: false, problem: problemOf(error).message });
    }
  }

  return { ...state, begin: (makeRequest: Parameters<typeof attempt>[0]) => void attempt(makeRequest) };
}
