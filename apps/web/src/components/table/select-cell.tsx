import { useRef } from "react";
import { Checkbox } from "../ui/checkbox.tsx";
import { headerStyles } from "./header-cell.tsx";
import type { Selection } from "./selection.ts";

interface Named {
  readonly id: number;
  readonly name: string;
}

interface SelectCellProps {
  readonly selection: Selection;
  readonly row: Named;
  readonly rows: readonly Named[];
}

function SelectCell({ selection, row, rows }: SelectCellProps) {
  const shift = useRef(false);
  return (
    <td className="relative z-1 h-(--row) border-b pl-4 md:pl-6">
      <Checkbox
        aria-label={`Select ${row.name.slice(0, 80)}`}
        checked={selection.selected.has(row.id)}
        onClick={(event) => {
          shift.current = event.shiftKey;
        }}
        onCheckedChange={(checked) => {
          const order = shift.current ? rows.map(({ id }) => id) : [];
          selection.toggle(row.id, checked === true, order, shift.current);
        }}
      />
    </td>
  );
}

function SelectAllCell({ selection, rows }: Omit<SelectCellProps, "row">) {
  const ticked = rows.filter(({ id }) => selection.selected.has(id)).length;
  const all = rows.length > 0 && ticked === rows.length;
  return (
    <th scope="col" className={headerStyles} style={{ width: 44 }}>
      <Checkbox
        aria-label="Select all customers on this page"
        disabled={rows.length === 0}
        checked={all ? true : ticked > 0 ? "indeterminate" : false}
        onCheckedChange={() =>
          selection.set(
            rows.map(({ id }) => id),
            !all,
          )
        }
      />
    </th>
  );
}

/** The cells of a table whose rows can be ticked. */
export const selectCells = { One: SelectCell, All: SelectAllCell } as const;
