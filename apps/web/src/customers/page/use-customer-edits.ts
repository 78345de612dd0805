import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { problemOf } from "../../problem.ts";
import { refreshSegments } from "../../segments/use-segment-actions.ts";
import { toast } from "../../shell/toast.ts";
import { type CustomerDetail, type CustomerSegments, client, queryClient, trpc } from "../../trpc.ts";

/** One thing that is changed of a customer: a write of its own, so that nobody overwrites what another changed beside it. */
export interface CustomerEdit {
  /** Whether anything was changed by it. */
  readonly send: () => Promise<boolean>;
  /** How the customer, and the list of its segments, look until the server has answered. */
  readonly expect?: (customer: CustomerDetail) => CustomerDetail;
  readonly expectSegments?: (segments: CustomerSegments) => CustomerSegments;
  /** Said once something was changed. */
  readonly said?: string;
  /** Puts it back. */
  readonly undo?: Undo;
}

interface Undo extends Pick<CustomerEdit, "send" | "expect" | "expectSegments"> {
  /** Nobody has changed the same since; where somebody has, theirs stays. */
  readonly still?: (customer: CustomerDetail) => boolean;
}

export function editsKey(customerId: number) {
  return ["edits of customer", customerId] as const;
}

/** Changes a customer, and keeps what was refused to be said where it was asked for. */
export function useCustomerEdits(customerId: number) {
  const field = useId();
  const [problem, setProblem] = useState<string>();
  const { mutateAsync } = useMutation({
    mutationKey: editsKey(customerId),
    // Of one field one after the other: what was asked for last is what stays.
    scope: { id: field },
    mutationFn: async ({ send, still }: CustomerEdit & Undo) => {
      if (still && !still(await client.customers.get.query({ id: customerId }))) return "changed since";
      return send();
    },
    // What is expected stands until the truth has come.
    onSettled: () => refreshCustomer(customerId),
  });

  async function undo(undo: Undo) {
    try {
      const done = await mutateAsync(undo);
      if (done === "changed since")
        toast.error("It was not undone", { description: "Somebody has changed the same since." });
    } catch (error) {
      toast.error("It was not undone", { description: problemOf(error).message });
    }
  }

  /** Resolves to whether it was done; what was refused is in `problem`. */
  async function edit(edit: CustomerEdit): Promise<boolean> {
    setProblem(undefined);
    try {
      const changed = await mutateAsync(edit);
      const { said, undo: back } = edit;
      if (changed && said)
        toast.success(said, back && { action: { label: "Undo", onClick: () => void undo(back) } });
      return true;
    } catch (error) {
      setProblem(problemOf(error).message);
      return false;
    }
  }

  return { edit, problem, clear: () => setProblem(undefined) };
}

/** Everything that shows this customer, or who is in what, asks anew; resolves once this customer's page has its answers. */
export async function refreshCustomer(id: number): Promise<void> {
  void refreshSegments();
  void queryClient.invalidateQueries({ queryKey: trpc.customers.search.pathKey() });
  await Promise.all(
    [trpc.customers.get.queryKey({ id }), trpc.customers.segments.queryKey({ id })].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
