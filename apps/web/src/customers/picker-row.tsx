import { useId, useRef } from "react";
import type { Selection } from "../components/table/selection.ts";
import { Checkbox } from "../components/ui/checkbox.tsx";
import type { CustomerRow } from "../trpc.ts";

interface PickerRowProps {
  readonly row: CustomerRow;
  readonly rows: readonly CustomerRow[];
  /** pixels from the top of the list */
  readonly start: number;
  readonly selection: Selection;
}

export function PickerRow({ row, rows, start, selection }: PickerRowProps) {
  const shift = useRef(false);
  const tick = useId();
  const checked = selection.selected.has(row.id);
  return (
    <li className="absolute inset-x-0 h-11" style={{ transform: `translateY(${start}px)` }}>
      <label
        htmlFor={tick}
        className="flex h-full items-center gap-3 rounded-md px-2 select-none hover:bg-hover"
        onClickCapture={(event) => (shift.current = event.shiftKey)}
      >
        <Checkbox
          id={tick}
          checked={checked}
          onCheckedChange={(on) =>
            selection.toggle(
              row.id,
              on === true,
              shift.current ? rows.map(({ id }) => id) : [],
              shift.current,
            )
          }
        />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{row.name.slice(0, 200)}</bdi>
          <span className="block truncate text-xs text-muted">
            {[row.email, row.company?.name].filter(Boolean).join(" · ") || "—"}
          </span>
        </span>
      </label>
    </li>
  );
}
