import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { countOf } from "../format.ts";
import { problemOf } from "../problem.ts";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { toast } from "../shell/toast.ts";
import { type FlowRun, trpc } from "../trpc.ts";
import { refreshFlows } from "./refresh-flows.ts";

function useRetry() {
  return useMutation(
    trpc.flows.retry.mutationOptions({
      onSuccess: async ({ retried }) => {
        toast.success(`${countOf(retried, "run")} ${retried === 1 ? "goes" : "go"} on`);
        await refreshFlows();
      },
      onError: (error) => toast.error("Nothing goes on", { description: problemOf(error).message }),
    }),
  );
}

/** Has a failed run go on at the step where it failed. */
export function RetryRun({ id, run }: { readonly id: number; readonly run: FlowRun }) {
  const retry = useRetry();
  return (
    <GuardedButton
      verb="flows.retry"
      size="sm"
      disabled={retry.isPending}
      aria-label={`Retry the run of ${run.customer.name ?? "a deleted customer"}`}
      onClick={() => retry.mutate({ id, runId: run.id })}
    >
      Retry
    </GuardedButton>
  );
}

/** Has all failed runs go on. */
export function RetryAll({ id }: { readonly id: number }) {
  const retry = useRetry();
  return (
    <GuardedButton verb="flows.retry" disabled={retry.isPending} onClick={() => retry.mutate({ id })}>
      <RotateCw aria-hidden />
      Retry all failed
    </GuardedButton>
  );
}
