import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useRef } from "react";
import { cn } from "../ui/cn.ts";
import { useIsNarrow } from "../ui/use-media.ts";
import type { Column, Sorting } from "./column.ts";
import { HeaderCell } from "./header-cell.tsx";
import type { selectCells } from "./select-cell.tsx";
import type { Selection } from "./selection.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";

/** With the cells to tick rows by: a table that has no selection need not carry them. */
interface TableSelection extends Selection {
  readonly cells: typeof selectCells;
}

interface DataTableProps<Row extends { id: number; name: string }, Sort extends string> {
  readonly label: string;
  readonly columns: readonly Column<Row, Sort>[];
  /** Absent while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly sorting: Sorting<Sort>;
  readonly selection?: TableSelection;
  /** The rows answer an earlier question: they are dimmed until the new ones come. */
  readonly stale?: boolean;
  /** Stands below the header in place of rows. */
  readonly placeholder?: ReactNode;
  readonly currentId?: number | undefined;
  readonly onRangeShown?: (first: number, last: number) => void;
}

const OVERSCAN = 12;

/** A table with a sticky header whose rows exist only where they are in view. */
export function DataTable<Row extends { id: number; name: string }, Sort extends string>(
  props: DataTableProps<Row, Sort>,
) {
  const {
    label,
    columns,
    rows,
    sorting,
    selection,
    stale = false,
    placeholder,
    currentId,
    onRangeShown,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useIsNarrow();
  const height = narrow ? 56 : 36;
  const virtualizer = useVirtualizer({
    count: rows?.length ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    onChange: ({ range }) => range && onRangeShown?.(range.startIndex, range.endIndex),
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const shown = columns.filter((column) => !narrow || column.narrow);
  const span = shown.length + (selection ? 1 : 0);
  const minWidth = shown.reduce((sum, { width = 180 }) => sum + width, selection ? 44 : 0);
  const size = { "--row": `${height}px`, "--min": `${narrow ? 0 : minWidth}px` } as CSSProperties;

  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-auto" style={size}>
      {stale && (
        <div
          role="status"
          aria-label="Loading"
          className="sticky top-9 left-0 z-20 -mb-0.5 h-0.5 animate-shimmer bg-accent"
        />
      )}
      <table
        aria-label={label}
        aria-rowcount={rows && rows.length + 1}
        aria-busy={!rows || stale}
        className="w-full min-w-(--min) table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr aria-rowindex={1} className="h-9">
            {selection && <selection.cells.All selection={selection} rows={rows ?? []} />}
            {shown.map((column) => (
              <HeaderCell key={column.id} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody className={cn("transition-opacity duration-150", stale && "pointer-events-none opacity-45")}>
          {!rows && <SkeletonRows columns={shown} leading={selection !== undefined} />}
          {before > 0 && <Spacer height={before} span={span} />}
          {items.map(({ index }) => {
            const row = rows?.[index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                aria-rowindex={index + 2}
                aria-selected={selection?.selected.has(row.id)}
                data-current={row.id === currentId || undefined}
                className="group/row relative h-(--row) hover:bg-hover/60 aria-selected:bg-accent-soft/60 data-current:bg-hover"
              >
                {selection && <selection.cells.One selection={selection} row={row} rows={rows} />}
                {shown.map((column) => (
                  <td
                    key={column.id}
                    className={cn(
                      "h-(--row) truncate border-b px-2 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6",
                      column.align === "end" && "text-right",
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Spacer height={after} span={span} />}
        </tbody>
      </table>
      {placeholder}
    </div>
  );
}

function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={span} />
    </tr>
  );
}
