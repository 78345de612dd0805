import { Skeleton } from "../ui/skeleton.tsx";
import type { Column } from "./column.ts";

interface SkeletonRowsProps<Row, Sort extends string> {
  readonly columns: readonly Column<Row, Sort>[];
  readonly leading: boolean;
  readonly count?: number;
  /** Without room at the sides. */
  readonly flush?: boolean;
}

/** Rows of grey shapes, as wide as what will stand there. */
export function SkeletonRows<Row, Sort extends string>({
  columns,
  leading,
  count = 12,
  flush = false,
}: SkeletonRowsProps<Row, Sort>) {
  const sides = flush ? "first:pl-0 last:pr-0" : "first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6";
  return Array.from({ length: count }, (_, row) => row).map((row) => (
    <tr key={row} aria-hidden>
      {leading && <td className="h-(--row) border-b" />}
      {columns.map(({ id, align, shape = 72 }, index) => (
        <td key={id} className={`h-(--row) border-b px-2 ${sides} ${align === "end" ? "text-right" : ""}`}>
          <span className="inline-block" style={{ width: index === 0 ? shape + ((row * 37) % 60) : shape }}>
            {shape > 0 && <Skeleton className="w-full" />}
          </span>
        </td>
      ))}
    </tr>
  ));
}
