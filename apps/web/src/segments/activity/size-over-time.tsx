import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "../../components/ui/button.tsx";
import { cn } from "../../components/ui/cn.ts";
import { Segmented } from "../../components/ui/segmented.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { problemOf } from "../../problem.ts";
import { trpc } from "../../trpc.ts";
import type { Range } from "./activity-search.ts";
import { LOOK_AGAIN } from "./pace.ts";
import { SizeChart } from "./size-chart.tsx";
import { SizeTable } from "./size-table.tsx";

const ranges: readonly { readonly value: `${Range}`; readonly label: string }[] = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
];

interface SizeOverTimeProps {
  readonly id: number;
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

/** A segment's size day by day, and who joined and left. */
export function SizeOverTime({ id, range, onRange }: SizeOverTimeProps) {
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...trpc.segments.sizes.queryOptions({ id, days: range }, { placeholderData: keepPreviousData }),
    refetchInterval: LOOK_AGAIN,
  });
  const days = data?.days;
  return (
    <section aria-labelledby="size-over-time" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="size-over-time" className="mr-auto text-sm font-semibold">
          Size over time
        </h2>
        <Segmented
          label="How far back"
          value={`${range}`}
          onChange={(value) => onRange(Number(value) as Range)}
          choices={ranges}
        />
      </div>
      {error && !days ? (
        <div
          role="alert"
          className="flex min-h-66 flex-col items-center justify-center gap-3 rounded-lg bg-hover px-4 text-center"
        >
          <p>
            The sizes could not be loaded.
            <br />
            <span className="text-muted">{problemOf(error).message}</span>
          </p>
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      ) : days ? (
        <div
          aria-busy={isPlaceholderData}
          className={cn("transition-opacity duration-150", isPlaceholderData && "opacity-60")}
        >
          {/* What is not there yet is not what was never recorded. */}
          <SizeChart days={days} range={isPlaceholderData ? days.length : range} />
          <SizeTable days={days} />
        </div>
      ) : (
        <Skeleton className="h-66 w-full" />
      )}
    </section>
  );
}
