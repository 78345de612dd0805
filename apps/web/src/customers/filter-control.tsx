import { ListFilter, X } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";

const FilterSheet = lazyPart(async () => ({
  default: (await import("../rule-builder/filter-sheet.tsx")).FilterSheet,
}));
const RuleSentence = lazyPart(async () => ({
  default: (await import("../rule-builder/rule-sentence.tsx")).RuleSentence,
}));

interface FilterControlProps {
  readonly filter: object | undefined;
  readonly onFilter: (filter: object | undefined) => void;
}

/** A rule that narrows a list of customers: as a sentence, and to be changed in a sheet. */
export function FilterControl({ filter, onFilter }: FilterControlProps) {
  const [filtering, setFiltering] = useState(false);
  return (
    <>
      {filter ? (
        <span className="flex h-8 max-w-full min-w-0 items-center rounded-md bg-accent-soft text-sm text-accent-text md:max-w-md">
          <button
            type="button"
            className="flex h-full min-w-0 items-center gap-1.5 rounded-md pl-2.5"
            onClick={() => setFiltering(true)}
            aria-label="Change the filter"
          >
            <ListFilter aria-hidden className="size-4 shrink-0" />
            <span className="truncate">
              <Suspense fallback={<Skeleton />}>
                <RuleSentence rule={filter} />
              </Suspense>
            </span>
          </button>
          <button
            type="button"
            className="grid h-full w-8 shrink-0 place-items-center rounded-md"
            aria-label="Remove the filter"
            onClick={() => onFilter(undefined)}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ) : (
        <Button variant="ghost" onClick={() => setFiltering(true)}>
          <ListFilter aria-hidden />
          Filter
        </Button>
      )}
      {filtering && (
        <Suspense>
          <FilterSheet
            filter={filter}
            onClose={() => setFiltering(false)}
            onApply={(next) => {
              setFiltering(false);
              onFilter(next);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
