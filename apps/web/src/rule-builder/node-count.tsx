import { cn } from "../components/ui/cn.ts";
import { formatNumber } from "../format.ts";
import { useBuilder } from "./builder-context.ts";

interface NodeCountProps {
  readonly id: string;
  /** What matches: "this predicate", "this group". */
  readonly what: string;
}

/** How many match a node by itself, which share that is, and what it does to the whole. Its width is kept while that is not known. */
export function NodeCount({ id, what }: NodeCountProps) {
  const { counts, stale } = useBuilder();
  const figures = counts.get(id);
  const more = figures?.more;
  const tone = stale ? "text-stale" : "text-muted";
  return (
    <span
      className={cn(
        "numeric relative flex shrink-0 items-center gap-1 text-right text-xs transition-colors duration-150 max-sm:flex-col-reverse max-sm:items-end max-sm:gap-0",
        tone,
      )}
    >
      <span
        className="w-15 truncate max-sm:min-h-4"
        title={more === undefined ? undefined : `${effectWords(more)} without ${what}`}
      >
        {more !== undefined && (
          <>
            <span className="sr-only">Without {what}: </span>
            {signed(more)}
          </>
        )}
      </span>
      <span
        className="flex w-14 flex-col"
        title={figures === undefined ? undefined : `${formatNumber(figures.count)} match ${what} by itself`}
      >
        {figures !== undefined && (
          <>
            <span>
              {formatNumber(figures.count)}
              <span className="sr-only"> match {what}</span>
            </span>
            <span aria-hidden className="h-0.5 overflow-hidden rounded-full bg-line">
              <span
                className={cn("block h-full rounded-full", stale ? "bg-line-strong" : "bg-accent")}
                style={{ width: `${100 * figures.share}%` }}
              />
            </span>
          </>
        )}
      </span>
    </span>
  );
}

/** What stands in the columns that the counts make; each count says it in words to those who don't see where it stands. */
export function CountHeads() {
  return (
    <p
      aria-hidden
      className="flex justify-end gap-1 pr-2 text-right text-xs/5 whitespace-nowrap text-muted max-sm:flex-col-reverse max-sm:items-end max-sm:gap-0 max-sm:text-xs/4"
    >
      <span className="w-20">without it</span>
      <span className="w-14">matches</span>
    </p>
  );
}

function signed(more: number): string {
  if (more === 0) return "±0";
  return `${more > 0 ? "+" : "−"}${formatNumber(Math.abs(more))}`;
}

function effectWords(more: number): string {
  if (more === 0) return "As many match";
  return `${formatNumber(Math.abs(more))} ${more > 0 ? "more" : "fewer"} match`;
}
