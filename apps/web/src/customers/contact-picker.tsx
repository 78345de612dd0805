import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { BulkSelection } from "../bulk/use-bulk-selection.ts";
import { Button } from "../components/ui/button.tsx";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { SearchInput } from "../components/ui/search-input.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { countOf, formatNumber } from "../format.ts";
import { problemOf } from "../problem.ts";
import { FilterControl } from "./filter-control.tsx";
import { PickerRow } from "./picker-row.tsx";
import type { ContactBook } from "./use-contact-book.ts";

interface ContactPickerProps {
  readonly book: ContactBook;
  readonly selection: BulkSelection;
}

/** The contact book as a list to tick; more of it comes while scrolling. */
export function ContactPicker({ book, selection }: ContactPickerProps) {
  const { rows, total, more, loadMore, question, ask, isPending, error } = book;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 20;
  const wantsMore = nearEnd && more;
  useEffect(() => {
    if (wantsMore) loadMore();
  });

  function nobody(): ReactNode {
    if (question.search)
      return `Nobody matches “${question.search}”${question.filter ? " and the filter" : ""}.`;
    return question.filter ? "Nobody matches the filter." : "Everybody is in this segment.";
  }

  return (
    <div className="flex flex-col gap-2 py-1">
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput
          label="Search the contact book"
          className="min-w-40 flex-1"
          value={question.search ?? ""}
          onSearch={(text) => ask({ search: text || undefined })}
        />
        <FilterControl filter={question.filter} onFilter={(filter) => ask({ filter })} />
      </div>
      <PickerHead book={book} selection={selection} />
      <div ref={scroller} className="-mx-2 h-[min(40dvh,340px)] overflow-y-auto">
        {isPending && Array.from({ length: 7 }, (_, index) => <PickerShape key={index} />)}
        {error && (
          <p role="alert" className="px-2 py-8 text-center text-danger">
            {problemOf(error).message}
          </p>
        )}
        {total === 0 && <p className="px-2 py-8 text-center text-muted wrap-anywhere">{nobody()}</p>}
        <ul aria-label="Contact book" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && <PickerRow key={row.id} row={row} rows={rows} start={start} selection={selection} />
            );
          })}
        </ul>
      </div>
    </div>
  );
}

/** How many there are, all of them at once, and whether those who are in already count. */
function PickerHead({ book, selection }: ContactPickerProps) {
  const { total, onlyNew, setOnlyNew } = book;
  const { everything, count } = selection;
  const id = useId();
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      <span className="numeric" role="status">
        {total === undefined ? (
          <Skeleton className="w-20" />
        ) : everything ? (
          `All ${countOf(total, "customer")} that match are selected`
        ) : count > 0 ? (
          `${formatNumber(count)} of ${countOf(total, "customer")} selected`
        ) : (
          countOf(total, "customer")
        )}
      </span>
      {!everything && total !== undefined && total > 0 && (
        <Button
          size="sm"
          variant="ghost"
          className="numeric text-accent-text"
          onClick={selection.selectEverything}
        >
          Select all {formatNumber(total)} that match
        </Button>
      )}
      {count > 0 && (
        <Button size="sm" variant="ghost" onClick={selection.clear}>
          Clear
        </Button>
      )}
      <label htmlFor={id} className="ml-auto flex items-center gap-2">
        <Checkbox id={id} checked={onlyNew} onCheckedChange={(checked) => setOnlyNew(checked === true)} />
        Only those not in it yet
      </label>
    </div>
  );
}

function PickerShape() {
  return (
    <div className="flex h-11 items-center gap-3 px-2">
      <Skeleton className="size-4" />
      <Skeleton className="w-40" />
    </div>
  );
}
