import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleDashed } from "lucide-react";
import { EmptyState } from "../../components/ui/notice.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { ErrorState } from "../../shell/error-state.tsx";
import { Page } from "../../shell/page.tsx";
import { useTitle } from "../../shell/use-title.ts";
import { ALONE, trpc } from "../../trpc.ts";
import { EulerDrawing } from "./euler-drawing.tsx";
import { idsOf, type OverlapSearch } from "./overlap-search.ts";
import { RegionActions } from "./region-actions.tsx";
import { RegionTable } from "./region-table.tsx";
import { keyOfRegion, type Region } from "./region-words.ts";
import { SegmentSlots } from "./segment-slots.tsx";

interface OverlapPageProps {
  readonly search: OverlapSearch;
  readonly onSearch: (search: OverlapSearch) => void;
}

/** Two or three segments: who is in which of them, drawn and as a table. */
export function OverlapPage({ search, onSearch }: OverlapPageProps) {
  useTitle("Overlap");
  const ids = idsOf(search.ids);
  return (
    <Page title="Overlap" subtitle="Who is in which of two or three segments, all of one moment.">
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-16 md:px-6">
        <SegmentSlots ids={ids} onChange={(next) => onSearch({ ids: next.join() || undefined })} />
        {ids.length < 2 ? (
          <EmptyState icon={CircleDashed} title="Pick two or three segments">
            Their regions appear here with counts. Each can be made a segment, or looked at.
          </EmptyState>
        ) : (
          <Regions
            ids={ids}
            region={search.region}
            onRegion={(region) => onSearch({ ids: search.ids, region: keyOfRegion(region) })}
          />
        )}
      </div>
    </Page>
  );
}

interface RegionsProps {
  readonly ids: readonly number[];
  readonly region: string | undefined;
  readonly onRegion: (region: Region) => void;
}

function Regions({ ids, region, onRegion }: RegionsProps) {
  const { data, error, isPlaceholderData, refetch } = useQuery(
    trpc.segments.overlap.queryOptions({ ids: [...ids] }, { ...ALONE, placeholderData: keepPreviousData }),
  );
  if (error) {
    return (
      <ErrorState title="The overlap could not be worked out" error={error} onRetry={() => void refetch()} />
    );
  }
  if (!data || isPlaceholderData) return <Loading />;
  const chosen = data.regions.find((one) => keyOfRegion(one) === region);
  return (
    <div className="mt-5 grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-2">
      <EulerDrawing overlap={data} chosen={chosen} onChoose={onRegion} />
      <div className="flex flex-col gap-4">
        <RegionActions overlap={data} region={chosen} />
        <RegionTable overlap={data} chosen={chosen} onChoose={onRegion} />
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div aria-busy className="mt-5 grid max-w-6xl gap-10 lg:grid-cols-2">
      <Skeleton className="mx-auto aspect-[4/3] h-auto w-full max-w-130 rounded-xl" />
      <div className="flex flex-col gap-5 pt-2">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} className="w-full" />
        ))}
      </div>
    </div>
  );
}
