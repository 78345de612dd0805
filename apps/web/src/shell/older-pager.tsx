import { ChevronRight, ChevronsLeft } from "lucide-react";
import { Button } from "../components/ui/button.tsx";

interface OlderPagerProps {
  /** Where the older ones begin; null where there are none. */
  readonly older: number | null;
  readonly atNewest: boolean;
  readonly onTurn: (before: number | undefined) => void;
}

/** Leads through what is listed from the newest on. */
export function OlderPager({ older, atNewest, onTurn }: OlderPagerProps) {
  if (older === null && atNewest) return null;
  return (
    <nav aria-label="Pages" className="mt-3 flex justify-end gap-1">
      {!atNewest && (
        <Button variant="ghost" size="sm" onClick={() => onTurn(undefined)}>
          <ChevronsLeft aria-hidden />
          Newest
        </Button>
      )}
      <Button
        variant="ghost"
        size="sm"
        disabled={older === null}
        onClick={() => older !== null && onTurn(older)}
      >
        Older
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}
