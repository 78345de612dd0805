import type { ReactNode } from "react";

export type Direction = "asc" | "desc";

export interface Column<Row, Sort extends string> {
  readonly id: string;
  readonly label: string;
  /** pixels; the columns without a width share what is left */
  readonly width?: number;
  readonly align?: "end";
  /** The order this column stands for, and the direction that its first click gives. */
  readonly sort?: Sort;
  readonly firstDirection?: Direction;
  /** Stays on a narrow screen; the others are told in the first column's second line. */
  readonly narrow?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** The width of its grey shape while loading, in pixels. */
  readonly shape?: number;
}

export interface Sorting<Sort extends string> {
  readonly by: Sort;
  readonly direction: Direction;
  readonly onSort: (by: Sort, direction: Direction) => void;
}
