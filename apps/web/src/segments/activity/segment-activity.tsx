import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { type SegmentDetail, trpc } from "../../trpc.ts";
import type { Range } from "./activity-search.ts";
import { Forecast } from "./forecast.tsx";
import { SizeOverTime } from "./size-over-time.tsx";
import { Timeline } from "./timeline.tsx";

const OverlapsMost = lazyPart(async () => ({
  default: (await import("../overlap/overlaps-most.tsx")).OverlapsMost,
}));

interface SegmentActivityProps {
  readonly id: number;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

/** The Activity tab: how a segment's size went, who will leave by time alone, and what happened when and why. */
export function SegmentActivity({ id, range, onRange }: SegmentActivityProps) {
  const segment = useQuery(trpc.segments.get.queryOptions({ id })).data;
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto px-4 pb-24 md:px-6">
      {segment ? <Loaded segment={segment} range={range} onRange={onRange} /> : <Loading />}
    </div>
  );
}

function Loaded({
  segment,
  range,
  onRange,
}: { readonly segment: SegmentDetail } & Omit<SegmentActivityProps, "id">) {
  const isBroken = segment.status === "broken";
  return (
    <div className="grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,1fr)_300px] lg:grid-rows-[auto_1fr]">
      {!isBroken && <SizeOverTime id={segment.id} range={range} onRange={onRange} />}
      {!isBroken && (
        <div className="lg:row-span-2 lg:border-l lg:pl-6">
          <Forecast segment={segment} />
          <Suspense>
            <OverlapsMost segment={segment} />
          </Suspense>
        </div>
      )}
      <Timeline segment={segment} />
    </div>
  );
}

function Loading() {
  return (
    <>
      <Skeleton className="mt-2 w-40" />
      <Skeleton className="mt-4 h-56 w-full max-w-4xl" />
    </>
  );
}
