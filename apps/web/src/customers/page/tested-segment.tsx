import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { problemOf } from "../../problem.ts";
import { trpc } from "../../trpc.ts";
import { Why } from "../why.tsx";

interface TestedSegmentProps {
  readonly customerId: number;
  readonly segmentId: number;
  readonly onClose: () => void;
}

/** Whether the customer is in a segment, and why. What can't be evaluated is neither. */
export function TestedSegment({ customerId, segmentId, onClose }: TestedSegmentProps) {
  const segment = useQuery(trpc.segments.get.queryOptions({ id: segmentId }));
  const answer = useQuery(trpc.segments.explain.queryOptions({ id: segmentId, customerId }));
  const error = segment.error ?? answer.error;
  const verdict = answer.data && (answer.data.member ? "In" : "Not in");
  return (
    <section aria-label="Test" aria-live="polite" className="mt-1 animate-fade rounded-lg bg-tint px-3 py-2">
      <div className="flex min-h-7 items-start gap-2">
        <p className="min-w-0 flex-1 py-1 font-medium wrap-anywhere">
          {segment.data ? (
            <>
              {verdict ?? (error ? "Can’t tell whether in" : "Looking at")}{" "}
              <Link
                to="/crm/segments/$id"
                params={{ id: segmentId }}
                className="rounded underline decoration-line-strong underline-offset-2 hover:decoration-text"
              >
                <bdi>{segment.data.name}</bdi>
              </Link>
            </>
          ) : (
            !error && <Skeleton className="w-40" />
          )}
        </p>
        <Button
          variant="ghost"
          size="iconSm"
          aria-label="Close the test"
          className="-mr-1.5"
          onClick={onClose}
        >
          <X aria-hidden />
        </Button>
      </div>
      {error && <p className="pb-1 text-sm text-danger wrap-anywhere">{problemOf(error).message}</p>}
      {answer.data?.explanation && <Why segmentId={segmentId} customerId={customerId} />}
      {answer.data && !answer.data.explanation && (
        <p className="pb-1 text-sm text-muted">
          {answer.data.member
            ? "A static segment has no rule: somebody or something added this customer."
            : "A static segment has no rule, and nobody has added this customer to it."}
        </p>
      )}
    </section>
  );
}
