import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../../components/ui/button.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { formatNumber, formatPercent } from "../../format.ts";
import { problemOf } from "../../problem.ts";
import { ALONE, type SegmentDetail, trpc } from "../../trpc.ts";
import { LOOK_AGAIN_SELDOM } from "../activity/pace.ts";

/** The segments that have the most in common with this one; each leads to the regions of both. */
export function OverlapsMost({ segment: { id } }: { readonly segment: SegmentDetail }) {
  const { data, error, refetch } = useQuery({
    ...trpc.segments.overlapsMost.queryOptions({ id }, ALONE),
    staleTime: LOOK_AGAIN_SELDOM,
  });
  return (
    <section aria-labelledby="overlaps-most" className="mb-8">
      <h2 id="overlaps-most" className="mb-1 flex min-h-8 items-center text-sm font-semibold">
        Overlaps most with
      </h2>
      {!data && !error && <Skeleton className="h-24 w-full" />}
      {error && (
        <div role="alert" className="flex flex-wrap items-center gap-2">
          <span className="min-w-40 flex-1 text-danger">{problemOf(error).message}</span>
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      )}
      {data?.segments.length === 0 && (
        <p className="text-muted">
          {data.count === 0 ? "Nobody is in it." : "No other segment has a customer in common with it."}
        </p>
      )}
      <ul>
        {data?.segments.map(({ id: other, name, common, count, likeness }) => (
          <li key={other}>
            <Link
              to="/crm/segments/overlap"
              search={{ ids: `${id},${other}` }}
              className="-mx-2 flex gap-3 rounded-md px-2 py-1.5 hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <bdi className="block truncate">{name.slice(0, 200)}</bdi>
                <span className="numeric block text-xs text-muted">
                  {likeness === 1 ? "The same customers" : words(common, count, data.count)}
                </span>
              </span>
              <span
                className="numeric shrink-0 text-xs/5 text-muted"
                title="Of all who are in either, so many are in both"
              >
                {formatPercent(likeness)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function words(common: number, theirs: number, ours: number): string {
  if (common === theirs) return `All its ${formatNumber(theirs)} are in this one`;
  if (common === ours) return `All ${formatNumber(ours)} of this one are in it`;
  return `${formatNumber(common)} in both, of its ${formatNumber(theirs)}`;
}
