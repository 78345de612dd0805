import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "../components/ui/button.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useSettled } from "../components/ui/use-settled.ts";
import { formatNumber } from "../format.ts";
import { ALONE, trpc } from "../trpc.ts";
import type { Preview } from "./use-preview.ts";
import type { RuleEditor } from "./use-rule-editor.ts";

/** Waits longer than the count: a week is looked at, not a moment. */
const PAUSE = 600;
const WEEK = { days: 7, limit: 0 } as const;

interface RuleForecastProps {
  readonly editor: RuleEditor;
  readonly preview: Preview;
}

/** Who will leave and join the rule as it is now by time alone; nothing where time changes nothing. */
export function RuleForecast({ editor: { parsed }, preview: { answer } }: RuleForecastProps) {
  const timed = answer?.timed === true;
  const current = parsed.ok ? JSON.stringify(parsed.rule) : undefined;
  const asked = useSettled(current, PAUSE);
  const { data, isPlaceholderData, isError, refetch } = useQuery({
    ...trpc.segments.forecastRule.queryOptions(
      { rule: JSON.parse(asked ?? "null") as unknown, ...WEEK },
      { ...ALONE, placeholderData: keepPreviousData },
    ),
    enabled: timed && asked !== undefined,
    staleTime: 60_000,
  });
  if (!timed) return null;
  const stale = isPlaceholderData || asked !== current;
  return (
    <section aria-labelledby="by-time" className="mt-3 border-t pt-3 text-sm">
      <h3 id="by-time" className="font-medium">
        In the next 7 days
      </h3>
      {isError ? (
        <p className="flex items-center gap-1.5 text-muted">
          Could not be worked out.
          <Button size="sm" variant="ghost" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      ) : data ? (
        <p className={stale ? "numeric text-stale" : "numeric text-muted"}>
          {data.leaving + data.joining === 0
            ? "Nobody leaves or joins by time alone."
            : `${leaveWords(data.leaving)}, ${joinWords(data.joining)} by time alone.`}
        </p>
      ) : (
        <Skeleton className="mt-1 h-4 w-40" />
      )}
    </section>
  );
}

function leaveWords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "leaves" : "leave"}`;
}

function joinWords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "joins" : "join"}`;
}
