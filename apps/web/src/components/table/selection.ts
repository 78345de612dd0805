import { useRef, useState } from "react";

export interface Selection {
  readonly selected: ReadonlySet<number>;
  /** With `range`, everything between the last one ticked and this one follows it. */
  readonly toggle: (id: number, on: boolean, order: readonly number[], range: boolean) => void;
  readonly set: (ids: readonly number[], on: boolean) => void;
  readonly clear: () => void;
}

/** Which rows are ticked; survives turning pages. */
export function useSelection(): Selection {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const anchor = useRef<number | undefined>(undefined);

  function set(ids: readonly number[], on: boolean) {
    setSelected((last) => {
      const next = new Set(last);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }

  function toggle(id: number, on: boolean, order: readonly number[], range: boolean) {
    const from = anchor.current === undefined ? -1 : order.indexOf(anchor.current);
    const to = order.indexOf(id);
    anchor.current = id;
    if (range && from >= 0 && to >= 0) set(order.slice(Math.min(from, to), Math.max(from, to) + 1), on);
    else set([id], on);
  }

  return { selected, toggle, set, clear: () => setSelected(new Set()) };
}
