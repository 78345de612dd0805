import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { problemOf } from "../problem.ts";
import { trpc } from "../trpc.ts";
import { ByTime } from "./by-time.tsx";
import { ExplanationTree } from "./explanation-tree.tsx";
import { OneAway } from "./one-away.tsx";

interface WhyProps {
  readonly segmentId: number;
  readonly customerId: number;
}

/** Why a customer is in a dynamic segment or not: every predicate of its rule, with the value seen. */
export function Why({ segmentId, customerId }: WhyProps) {
  const query = useQuery(trpc.segments.explain.queryOptions({ id: segmentId, customerId }));
  if (query.isError) {
    return (
      <p role="alert" className="mt-1 text-sm text-danger">
        {problemOf(query.error).message}
      </p>
    );
  }
  if (!query.data) return <Skeleton className="mt-2 h-16 w-full" />;
  const { member, explanation, decisive, byTime } = query.data;
  return (
    <>
      <p className="mt-1 text-sm text-muted">
        {member ? "The rule holds for this customer now." : "The rule does not hold for this customer now."}
      </p>
      {explanation && !member && <OneAway group={explanation} decisive={decisive} />}
      <ByTime change={byTime} />
      {explanation && <ExplanationTree group={explanation} />}
    </>
  );
}
