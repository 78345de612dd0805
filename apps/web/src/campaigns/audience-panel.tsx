import { CloudAlert } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { formatNumber } from "../format.ts";
import { SampleRows } from "./sample-rows.tsx";
import type { Audience } from "./use-audience.ts";
import { Waterfall } from "./waterfall.tsx";

/** Whom the campaign would enrol now: how many, how that comes about, and the first of them. */
export function AudiencePanel({ audience }: { readonly audience: Audience }) {
  const { preview, stale, problem, retry } = audience;
  const result = preview?.result;
  return (
    <section aria-label="Audience" className="flex flex-col">
      <div
        aria-live="polite"
        aria-busy={stale}
        className={cn("*:transition-colors *:duration-150", stale && result && "*:text-stale")}
      >
        <p
          className="numeric flex h-9 items-center text-[30px] leading-none font-semibold tracking-tight"
          data-testid="audience-count"
        >
          {result ? (
            formatNumber(result.count)
          ) : preview || problem ? (
            <span className="font-normal text-line-strong">–</span>
          ) : (
            <Skeleton className="h-7 w-24" />
          )}
        </p>
        <p className="numeric mt-1 min-h-5 text-sm text-muted">
          {result
            ? `would be enrolled now, ${result.reachable === result.count ? "all" : formatNumber(result.reachable)} of them reachable`
            : preview
              ? "Who is in it can’t be known until what is marked is mended. Nobody can be enrolled."
              : !problem && <Skeleton className="w-44" />}
        </p>
      </div>
      {problem && (
        <div role="alert" className="mt-1 flex items-start gap-1.5 text-xs text-danger">
          <CloudAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          <span className="min-w-0 flex-1">Not counted. {problem.message}</span>
          <Button size="sm" variant="ghost" onClick={retry}>
            Try again
          </Button>
        </div>
      )}
      {result && (
        <div className="mt-4">
          <Waterfall included={result.included} steps={result.steps} verb="Would be enrolled" stale={stale} />
        </div>
      )}
      {result && <SampleRows rows={result.rows} stale={stale} />}
    </section>
  );
}
