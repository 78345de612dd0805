import { cn } from "../components/ui/cn.ts";
import { formatNumber } from "../format.ts";
import { useBuilder } from "./builder-context.ts";

interface NodeCountProps {
  readonly id: string;
  /** What matches: "this predicate", "this group". */
  readonly what: string;
}

/** How many match a node by itself. Its width is kept while it is not known. */
export function NodeCount({ id, what }: NodeCountProps) {
  const { counts, stale } = useBuilder();
  const count = counts.get(id);
  return (
    <span
      className={cn(
        "numeric w-14 shrink-0 text-right text-xs transition-colors duration-150",
        stale ? "text-stale" : "text-muted",
      )}
      title={count === undefined ? undefined : `${formatNumber(count)} match ${what} by itself`}
    >
      {count !== undefined && (
        <>
          {formatNumber(count)}
          <span className="sr-only"> match {what}</span>
        </>
      )}
    </span>
  );
}
