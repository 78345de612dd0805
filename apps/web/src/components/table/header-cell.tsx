import { ArrowDown, ArrowUp } from "lucide-react";
import { cn } from "../ui/cn.ts";
import type { Column, Sorting } from "./column.ts";

interface HeaderCellProps<Row, Sort extends string> {
  readonly column: Column<Row, Sort>;
  readonly sorting: Sorting<Sort>;
}

export const headerStyles =
  "sticky top-0 z-10 h-9 border-b bg-background px-2 text-left text-xs font-medium text-muted first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6";

export function HeaderCell<Row, Sort extends string>({ column, sorting }: HeaderCellProps<Row, Sort>) {
  const { label, width, align, sort, firstDirection = "asc" } = column;
  const active = sort !== undefined && sorting.by === sort;
  const style = cn(headerStyles, align === "end" && "text-right");
  if (sort === undefined) {
    return (
      <th scope="col" style={{ width }} className={style}>
        <span className="block truncate">{label}</span>
      </th>
    );
  }
  const Arrow = sorting.direction === "asc" ? ArrowUp : ArrowDown;
  const flipped = sorting.direction === "asc" ? "desc" : "asc";
  return (
    <th
      scope="col"
      style={{ width }}
      aria-sort={active ? (sorting.direction === "asc" ? "ascending" : "descending") : undefined}
      className={style}
    >
      <button
        type="button"
        onClick={() => sorting.onSort(sort, active ? flipped : firstDirection)}
        className={cn(
          "group/sort -mx-1 inline-flex max-w-full items-center gap-1 rounded px-1 py-1 hover:text-text",
          active && "text-text",
          align === "end" && "flex-row-reverse",
        )}
      >
        <span className="truncate">{label}</span>
        <Arrow
          aria-hidden
          className={cn("size-3 shrink-0", !active && "opacity-0 group-hover/sort:opacity-60")}
        />
      </button>
    </th>
  );
}
