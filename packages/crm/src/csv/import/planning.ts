import type { ImportInput } from "./import-input.ts";
import type { Known } from "./known.ts";
import type { NameKind } from "./made-names.ts";

/** What planning has to go by. */
export interface Planning extends Pick<ImportInput, "options" | "newestId"> {
  readonly known: Known;
  /** How many names of each kind the import made, other than those that are known to be made. */
  readonly madeBefore: Readonly<Record<NameKind, number>>;
  /** An id below 0 that no other has. */
  readonly nextId: () => number;
}

/** Ids for what is about to be created. */
export function idsBelowZero(): () => number {
  let last = 0;
  return () => --last;
}
