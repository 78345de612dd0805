import { ChevronLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import { countOf } from "../../format.ts";
import { Button } from "../ui/button.tsx";

interface PagerProps {
  /** Absent while it is not known. */
  readonly total: number | undefined;
  readonly noun: string;
  readonly next: string | null;
  readonly previous: string | null;
  readonly atFirst: boolean;
  readonly onTurn: (cursor: string | undefined) => void;
}

export function Pager({ total, noun, next, previous, atFirst, onTurn }: PagerProps) {
  return (
    <nav aria-label="Pages" className="flex h-11 shrink-0 items-center gap-1 border-t px-4 md:px-6">
      <span className="numeric mr-auto text-xs text-muted">
        {total === undefined ? " " : countOf(total, noun)}
      </span>
      {!atFirst && (
        <Button variant="ghost" size="sm" onClick={() => onTurn(undefined)}>
          <ChevronsLeft aria-hidden />
          First
        </Button>
      )}
      <Button
        variant="ghost"
        size="sm"
        disabled={previous === null}
        onClick={() => previous !== null && onTurn(previous)}
      >
        <ChevronLeft aria-hidden />
        Previous
      </Button>
      <Button
        variant="ghost"
        size="sm"
        disabled={next === null}
        onClick={() => next !== null && onTurn(next)}
      >
        Next
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}
