import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useMemo } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/notice.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { problemOf } from "../../problem.ts";
import { useNames } from "../../rule-builder/use-names.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import { client, type SegmentDetail, trpc } from "../../trpc.ts";
import { askedFacets } from "./asked-facets.ts";
import { byDay } from "./by-day.ts";
import { gatherEntries } from "./gather-entries.ts";
import { LOOK_AGAIN, PAGE } from "./pace.ts";
import { TimelineRow } from "./timeline-row.tsx";
import { wantedByFacets } from "./wanted-by-facets.ts";

/** What happened to a segment, the newest first: how many joined and left, and why. */
export function Timeline({ segment }: { readonly segment: SegmentDetail }) {
  const query = useTimeline(segment.id);
  const { data, dataUpdatedAt, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const timeZone = useTimeZone();
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries), [data]);
  const known = useNames(wantedByFacets(entries?.flatMap(({ facets }) => facets) ?? []));
  const asked = useMemo(() => segment.rule && askedFacets(segment.rule), [segment.rule]);
  const days = useMemo(
    () => entries && byDay(gatherEntries(entries, !hasNextPage), dataUpdatedAt, timeZone),
    [entries, hasNextPage, dataUpdatedAt, timeZone],
  );

  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-1 flex min-h-8 items-center text-sm font-semibold">
        What happened
      </h2>
      {!days && !error && <Loading />}
      {days?.length === 0 && (
        <EmptyState icon={History} title="Nothing has happened yet">
          Who joins and who leaves appears here, with what brought it about.
        </EmptyState>
      )}
      {days?.map(({ day, label, told }) => (
        <section key={day} aria-label={label} className="mb-5">
          <h3 className="mb-1 border-b pb-1 text-xs font-medium text-muted">{label}</h3>
          <ol>
            {told.map((one) => (
              <TimelineRow
                key={one.entry.seq}
                told={one}
                context={{
                  segmentId: segment.id,
                  special: segment.special,
                  known,
                  // Of a rule that is no longer the segment's it isn't known what it asked about.
                  asked: one.entry.ruleRevision === segment.ruleRevision ? (asked ?? undefined) : undefined,
                }}
              />
            ))}
          </ol>
        </section>
      ))}
      {error && (
        <div role="alert" className="flex max-w-2xl flex-wrap items-center gap-2 py-1.5 text-danger">
          <span className="min-w-0 flex-1">{problemOf(error).message}</span>
          <Button size="sm" onClick={() => void (days ? fetchNextPage() : refetch())}>
            Try again
          </Button>
        </div>
      )}
      {hasNextPage && !error && (
        <Button size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Show more"}
        </Button>
      )}
    </section>
  );
}

function useTimeline(id: number) {
  return useInfiniteQuery({
    queryKey: [...trpc.segments.timeline.queryKey({ id }), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.segments.timeline.query({ id, before: pageParam, limit: PAGE }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ before }) => before,
    refetchInterval: LOOK_AGAIN,
  });
}

function Loading() {
  return (
    <div className="flex flex-col gap-4 pt-2">
      {[320, 260, 380, 220].map((width) => (
        <span key={width} className="flex items-center gap-3">
          <Skeleton className="size-6 rounded-full" />
          <span style={{ width }} className="max-w-full">
            <Skeleton className="w-full" />
          </span>
        </span>
      ))}
    </div>
  );
}
