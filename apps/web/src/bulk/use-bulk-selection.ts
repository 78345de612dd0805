import { useState } from "react";
import { type Selection, useSelection } from "../components/table/selection.ts";
import type { CustomerPageState } from "../customers/customers-table.tsx";
import type { BulkRequest } from "../trpc.ts";

export type Audience = BulkRequest["audience"];

/** All customers of a table that its search and filter leave. */
export interface Question {
  readonly segmentId?: number | undefined;
  readonly search?: string | undefined;
  readonly filter?: object | undefined;
}

export interface BulkSelection extends Selection {
  /** Not those who are ticked, but all who match. */
  readonly everything: boolean;
  readonly selectEverything: () => void;
  readonly count: number;
  /** How many match, where all on the page are ticked and there are more. */
  readonly more: number | undefined;
  readonly audience: Audience;
}

/** Whom an action is for: those who are ticked or, as long as the question stays the same, all who match it. */
export function useBulkSelection(question: Question, page: CustomerPageState): BulkSelection {
  const ticked = useSelection();
  const { selected } = ticked;
  const [everythingOf, setEverythingOf] = useState<string>();
  const key = JSON.stringify(question);
  const everything = everythingOf === key;
  const { data, isError, isPlaceholderData } = page;
  const ids = data?.rows.map(({ id }) => id) ?? [];

  function clear() {
    setEverythingOf(undefined);
    ticked.clear();
  }
  // Whoever asks something else has not seen who would be meant now.
  if (everythingOf !== undefined && !everything) clear();

  /** Unticking one of all leaves the others of the page ticked. */
  function narrow() {
    if (!everything) return;
    setEverythingOf(undefined);
    ticked.clear();
    ticked.set(ids, true);
  }

  const whole = ids.length > 0 && ids.every((id) => selected.has(id));
  const known = whole && !isPlaceholderData && !isError ? data?.total : undefined;

  return {
    selected: everything ? new Set(ids) : selected,
    toggle: (...args) => {
      narrow();
      ticked.toggle(...args);
    },
    set: (...args) => {
      narrow();
      ticked.set(...args);
    },
    clear,
    everything,
    selectEverything: () => setEverythingOf(key),
    // Turning pages of the same question leaves its total as it was.
    count: everything ? (data?.total ?? 0) : selected.size,
    more: !everything && known !== undefined && known > selected.size ? known : undefined,
    audience: everything ? question : { customerIds: [...selected] },
  };
}
