import { useQuery } from "@tanstack/react-query";
import { Button } from "../../components/ui/button.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { problemOf } from "../../problem.ts";
import { ALONE, type SegmentDetail, trpc } from "../../trpc.ts";
import { ForecastFigures } from "./forecast-figures.tsx";
import { AHEAD, LOOK_AGAIN_SELDOM } from "./pace.ts";

/** Who will leave and join if nothing but time goes on. */
export function Forecast({ segment: { id, type } }: { readonly segment: SegmentDetail }) {
  const isDynamic = type === "dynamic";
  const { data, error, refetch } = useQuery({
    ...trpc.segments.forecast.queryOptions({ id, ...AHEAD }, ALONE),
    enabled: isDynamic,
    staleTime: LOOK_AGAIN_SELDOM,
    refetchInterval: LOOK_AGAIN_SELDOM,
  });

  function content() {
    if (!isDynamic)
      return <Sentence>Time changes nothing here: a static segment keeps whoever is in it.</Sentence>;
    if (data) {
      if (data.days.length === 0)
        return <Sentence>Time alone changes nothing here: the rule asks for no relative date.</Sentence>;
      return <ForecastFigures forecast={data} />;
    }
    if (!error) return <Skeleton className="h-40 w-full" />;
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2">
        <span className="min-w-40 flex-1 text-danger">{problemOf(error).message}</span>
        <Button size="sm" onClick={() => void refetch()}>
          Try again
        </Button>
      </div>
    );
  }

  return (
    <section aria-labelledby="leaving-soon" className="mb-8">
      <h2 id="leaving-soon" className="mb-2 flex min-h-8 items-center text-sm font-semibold">
        Leaving soon
      </h2>
      {content()}
    </section>
  );
}

function Sentence({ children }: { readonly children: string }) {
  return <p className="text-muted">{children}</p>;
}
