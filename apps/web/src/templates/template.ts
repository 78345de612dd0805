import type { Group, Source } from "@segments/rules";

/** Something of the organization that a template names: the first of these names that there is. */
export interface Needed {
  readonly source: Extract<Source, "tags" | "products" | "segments">;
  readonly names: readonly string[];
  /** Whether a name may go on after these letters: "Cooldown — …" and all its like. */
  readonly all?: boolean;
}

/** The ids behind what a template needs; none where the organization has nothing of the name, and it is to be picked. */
export type Found = (needed: Needed) => readonly number[];

/** A segment that others have found useful, to begin from. */
export interface Template {
  /** In the address. */
  readonly id: string;
  readonly name: string;
  /** What it is good for, for teammates to read. */
  readonly description: string;
  /** The rule in short. */
  readonly sentence: string;
  readonly needs: readonly Needed[];
  /** A predicate that needs what is not there stays incomplete. `me` is the person who asks. */
  readonly rule: (found: Found, me: number) => Draft;
}

/** A rule whose predicates may still be incomplete. */
export interface Draft {
  readonly combinator: Group["combinator"];
  readonly not?: boolean;
  readonly rules: readonly (Draft | DraftPredicate)[];
}

export interface DraftPredicate {
  readonly field: string;
  readonly operator: string;
  readonly value?: unknown;
}

export function all(...rules: Draft["rules"]): Draft {
  return { combinator: "and", rules };
}

export function any(...rules: Draft["rules"]): Draft {
  return { combinator: "or", rules };
}

export function where(field: string, operator: string, value?: unknown): DraftPredicate {
  return { field, operator, ...(value !== undefined && { value }) };
}

export function last(amount: number, unit: "day" | "week" | "month"): object {
  return { last: amount, unit };
}
