import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";
import { useIsNarrow } from "../ui/use-media.ts";
import type { Column } from "./column.ts";
import { SkeletonRows } from "./skeleton-rows.tsx";

interface PlainTableProps<Row extends { id: number }> {
  readonly label: string;
  readonly columns: readonly Column<Row, never>[];
  /** Absent while loading. */
  readonly rows: readonly Row[] | undefined;
  /** The rows answer an earlier question. */
  readonly stale?: boolean;
  /** Stands below the header in place of rows. */
  readonly placeholder?: ReactNode;
}

const cell = "border-b px-2 first:pl-0 last:pr-0";

/** A short table that scrolls with its page. On a narrow screen its first column tells what the hidden ones would. */
export function PlainTable<Row extends { id: number }>({
  label,
  columns,
  rows,
  stale = false,
  placeholder,
}: PlainTableProps<Row>) {
  const narrow = useIsNarrow();
  const shown = columns.filter((column) => !narrow || column.narrow);
  return (
    <>
      <table
        aria-label={label}
        aria-busy={!rows || stale}
        className="w-full table-fixed border-separate border-spacing-0 [--row:44px]"
      >
        <thead>
          <tr className="h-9">
            {shown.map(({ id, label: text, width, align }) => (
              <th
                key={id}
                scope="col"
                style={{ width }}
                className={cn(
                  cell,
                  "text-left text-xs font-medium text-muted",
                  align === "end" && "text-right",
                )}
              >
                <span className={cn("block truncate", id === "actions" && "sr-only")}>{text}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cn("transition-opacity duration-150", stale && "pointer-events-none opacity-45")}>
          {!rows && <SkeletonRows columns={shown} leading={false} count={4} flush />}
          {rows?.map((row) => (
            <tr key={row.id} className="group/row">
              {shown.map((column) => (
                <td
                  key={column.id}
                  className={cn(cell, "h-11 py-1.5", column.align === "end" && "text-right")}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {placeholder}
    </>
  );
}
