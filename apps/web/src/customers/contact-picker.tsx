import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState } from "react";
import type { Selection } from "../components/table/selection.ts";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { SearchInput } from "../components/ui/search-input.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { countOf } from "../format.ts";
import { problemOf } from "../problem.ts";
import { type CustomerRow, trpc } from "../trpc.ts";
import { PickerRow } from "./picker-row.tsx";

interface ContactPickerProps {
  readonly segmentId: number;
  readonly selection: Selection;
}

/** The contact book as a list to tick; more of it comes while scrolling. */
export function ContactPicker({ segmentId, selection }: ContactPickerProps) {
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(false);
  const onlyNew = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const book = useInfiniteQuery(
    trpc.customers.search.infiniteQueryOptions(
      {
        search: search || undefined,
        filter: undefined,
        notInSegment: all ? undefined : segmentId,
        limit: 100,
      },
      { getNextPageParam: ({ next }) => next },
    ),
  );
  const rows: readonly CustomerRow[] = book.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = book.data?.pages[0]?.total;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 20;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = book;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <div className="flex flex-col gap-2 py-1">
      <SearchInput label="Search the contact book" value={search} onSearch={setSearch} />
      <div className="flex h-6 items-center gap-2 text-xs text-muted">
        <span className="numeric mr-auto" role="status">
          {total === undefined ? <Skeleton className="w-20" /> : countOf(total, "customer")}
        </span>
        <label htmlFor={onlyNew} className="flex items-center gap-2">
          <Checkbox id={onlyNew} checked={!all} onCheckedChange={(checked) => setAll(checked !== true)} />
          Only those not in it yet
        </label>
      </div>
      <div ref={scroller} className="-mx-2 h-[min(44dvh,360px)] overflow-y-auto">
        {book.isPending && Array.from({ length: 7 }, (_, index) => <PickerShape key={index} />)}
        {book.isError && (
          <p role="alert" className="px-2 py-8 text-center text-danger">
            {problemOf(book.error).message}
          </p>
        )}
        {total === 0 && (
          <p className="px-2 py-8 text-center text-muted">
            {search ? `Nobody matches “${search}”.` : "Everybody is in this segment."}
          </p>
        )}
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

function PickerShape() {
  return (
    <div className="flex h-11 items-center gap-3 px-2">
      <Skeleton className="size-4" />
      <Skeleton className="w-40" />
    </div>
  );
}
