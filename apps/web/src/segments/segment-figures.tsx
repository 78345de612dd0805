import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { countOf } from "../format.ts";
import { ReceiptLine } from "../shell/receipt-line.tsx";
import { type SegmentDetail, trpc } from "../trpc.ts";
import { LeavingSoon } from "./leaving-soon.tsx";
import { TypeLabel } from "./type-label.tsx";
import { UsedBy } from "./used-by.tsx";

/** Type, count and receipt, on one line. */
export function SegmentFigures({ segment }: { readonly segment: SegmentDetail }) {
  const { id, status, timed, users } = segment;
  const counts = useQuery(trpc.segments.counts.queryOptions({ ids: [id] }));
  const counted = counts.data?.[0];
  return (
    <div className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-2 md:px-6">
      <TypeLabel segment={segment} />
      {status === "ok" && !counts.isError && (
        <>
          <span aria-hidden className="text-line-strong">
            ·
          </span>
          {counted ? (
            <span className="numeric font-medium" data-testid="segment-count">
              {counted.count === null
                ? (counted.problem ?? "Not counted")
                : countOf(counted.count, "customer")}
            </span>
          ) : (
            <Skeleton className="w-28" />
          )}
          {counted?.receipt && <ReceiptLine receipt={counted.receipt} />}
        </>
      )}
      {timed && <LeavingSoon id={id} />}
      {users.length > 0 && <UsedBy users={users} />}
    </div>
  );
}
