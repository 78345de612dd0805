import { Skeleton } from "../components/ui/skeleton.tsx";
import { formatNumber } from "../format.ts";
import type { Counted } from "./use-segment-counts.ts";

export function SegmentCount({ counted }: { readonly counted: Counted }) {
  if (!counted) return <Skeleton className="w-10" />;
  if (counted.count === null) {
    return (
      <span className="relative z-1 text-muted" title={counted.problem ?? undefined}>
        <span aria-hidden>—</span>
        <span className="sr-only">not known</span>
      </span>
    );
  }
  return <span className="numeric">{formatNumber(counted.count)}</span>;
}
