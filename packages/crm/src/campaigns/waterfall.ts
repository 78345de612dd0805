import type { IdSet } from "../id-set/id-set.ts";

/** What takes customers out of an audience. */
export interface Exclusion {
  /**
   * segment: one that the campaign excludes. ownSegment: those whom this very campaign enrolled, or who were put into its
   * segment by hand. unreachable: those without an unsuppressed contact.
   */
  readonly kind: "segment" | "ownSegment" | "unreachable";
  readonly segmentId: number | null;
  readonly name: string | null;
}

/** What an exclusion does to an audience, in its turn. */
export interface WaterfallStep extends Exclusion {
  /** How many of those whom the ones before it left. */
  readonly removed: number;
  /** How many it would take if it were the only one. */
  readonly alone: number;
  /** How many are left after it. */
  readonly left: number;
}

export interface Waterfall {
  /** How many are in at least one of what is included. */
  readonly included: number;
  readonly steps: readonly WaterfallStep[];
  /** Who is left. */
  readonly ids: IdSet;
}

/** A waterfall as it is kept with a campaign that has started. */
export interface FrozenAudience {
  readonly included: number;
  readonly steps: readonly WaterfallStep[];
}

/** Subtracts one exclusion after the other. `included` less all that was removed is exactly who is left. */
export function pourAudience(
  included: IdSet,
  exclusions: readonly (Exclusion & { readonly ids: IdSet })[],
): Waterfall {
  let left = included;
  const steps = exclusions.map(({ ids, ...exclusion }): WaterfallStep => {
    const before = left.size;
    left = left.andNot(ids);
    return { ...exclusion, removed: before - left.size, alone: included.and(ids).size, left: left.size };
  });
  return { included: included.size, steps, ids: left };
}
