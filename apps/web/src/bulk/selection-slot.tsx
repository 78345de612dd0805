import { Suspense } from "react";
import { lazyPart } from "../shell/lazy-part.tsx";
import type { Chosen } from "./table-action.ts";
import type { BulkSelection } from "./use-bulk-selection.ts";

const SelectionBar = lazyPart(async () => ({ default: (await import("./selection-bar.tsx")).SelectionBar }));

interface SelectionSlotProps {
  readonly selection: BulkSelection;
  readonly segment?: Chosen["segment"];
}

/** The place for the bar of actions, which is fetched when the first row is ticked. */
export function SelectionSlot({ selection, segment }: SelectionSlotProps) {
  if (selection.selected.size === 0) return null;
  return (
    <Suspense>
      <SelectionBar selection={selection} segment={segment} />
    </Suspense>
  );
}
