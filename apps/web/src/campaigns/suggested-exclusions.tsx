import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { trpc } from "../trpc.ts";
import type { PickedSegment } from "./use-draft.ts";

interface SuggestedExclusionsProps {
  /** Those that are part of the audience already. */
  readonly taken: readonly PickedSegment[];
  readonly onPick: (segment: PickedSegment) => void;
}

const SHOWN = 6;

/** What most campaigns leave out: who ran an earlier one, who is to be left in peace, who may not be written to. */
const customs = [/^already ran campaign /i, /^suppressed contacts?$/i, /^cooldown\b/i] as const;

/** Exclusions of one click. */
export function SuggestedExclusions({ taken, onPick }: SuggestedExclusionsProps) {
  const list = useQuery(trpc.options.list.queryOptions({ source: "segments", limit: 500 }));
  const free = (list.data?.options ?? []).filter(({ value }) => !taken.some(({ id }) => id === value));
  const found = customs
    .flatMap((custom) =>
      // The latest first.
      free.filter(({ label }) => custom.test(label)).sort((a, b) => Number(b.value) - Number(a.value)),
    )
    .slice(0, SHOWN);
  if (found.length === 0) return null;
  return (
    <ul aria-label="Suggested exclusions" className="mt-2 flex flex-wrap items-center gap-1.5">
      <li aria-hidden className="text-xs text-muted">
        Often left out:
      </li>
      {found.map(({ value, label }) => (
        <li key={value} className="max-w-full min-w-0 [&>*]:max-w-full sm:[&>*]:max-w-80">
          <Button
            size="sm"
            variant="ghost"
            className="border border-dashed border-line-strong"
            aria-label={`Exclude ${label}`}
            title={label.length > 40 ? label : undefined}
            onClick={() => onPick({ id: Number(value), name: label })}
          >
            <Plus aria-hidden />
            <bdi className="truncate">{label}</bdi>
          </Button>
        </li>
      ))}
    </ul>
  );
}
