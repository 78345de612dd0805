import { Stethoscope } from "lucide-react";
import { formatNumber } from "../../format.ts";
import type { SegmentHealth } from "../../trpc.ts";
import { findingAdvice } from "./health-advice.ts";
import { type FindingKind, findingKinds, findingLabels } from "./health-kinds.ts";

interface HealthFilterProps {
  /** The listed segments that have findings; absent until they have been looked at. */
  readonly health: readonly SegmentHealth[] | undefined;
  /** It could not be looked at; then nothing is filtered. */
  readonly failed: boolean;
  readonly chosen: FindingKind | undefined;
  readonly onChoose: (kind: FindingKind | undefined) => void;
}

/** What there is to be done about the segments: a filter for each kind with its number, and for the chosen one what to do. */
export function HealthFilter({ health, failed, chosen, onChoose }: HealthFilterProps) {
  const countOf = (kind: FindingKind) =>
    (health ?? []).filter(({ findings }) => findings.some((finding) => finding.kind === kind)).length;
  const shown = findingKinds
    .map((kind) => ({ kind, count: countOf(kind) }))
    .filter(({ kind, count }) => count > 0 || kind === chosen);
  return (
    <div className="shrink-0 px-4 pb-3 md:px-6">
      <fieldset aria-label="Health" className="flex flex-wrap items-center gap-1.5">
        <Stethoscope aria-hidden className="mr-1 size-4 text-muted" />
        {shown.length === 0 && (
          <span className="flex h-7 items-center text-xs text-muted">{nothingToSay(health, failed)}</span>
        )}
        {shown.map(({ kind, count }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kind === chosen}
            onClick={() => onChoose(kind === chosen ? undefined : kind)}
            className="h-7 rounded-full border border-line-strong px-2.5 text-xs text-text transition-colors duration-120 hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-text"
          >
            {findingLabels[kind]} <span className="numeric">{formatNumber(count)}</span>
          </button>
        ))}
      </fieldset>
      {chosen && (
        <p role="status" className="mt-2 max-w-4xl text-sm text-muted">
          {failed ? `${FAILED} All of them are listed.` : findingAdvice[chosen]}
        </p>
      )}
    </div>
  );
}

const FAILED = "Whether something needs attention could not be looked at. Reload the page to try again.";

function nothingToSay(health: HealthFilterProps["health"], failed: boolean): string {
  if (failed) return FAILED;
  return health ? "Nothing needs attention" : "Looking for what needs attention…";
}
