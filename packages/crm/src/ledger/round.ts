import type { IdSet } from "../id-set/id-set.ts";
import type { Checkpoint } from "./ledger-memory.ts";

/** A cause that no change record speaks of: the ledger writes one itself. */
export type OwnCause = "clock" | "rule";

/** A customer joined or left a dynamic segment. */
export interface Transition {
  readonly segmentId: number;
  readonly customerId: number;
  readonly joined: boolean;
  readonly ruleRevision: number;
  /** The change record that brought it about. */
  readonly cause: number | OwnCause;
}

/** Who is in a segment was taken down anew, and is not said customer by customer. */
export interface Reset {
  readonly segmentId: number;
  readonly kind: "filled" | "ended";
  readonly ruleRevision: number;
  readonly cause: number | OwnCause;
  readonly joined: number;
  readonly left: number;
  readonly size: number;
}

/** A checkpoint that is to be written; `members` where the bitmap is, `ever` what is to be added to who was ever in. */
export interface NewCheckpoint extends Omit<Checkpoint, "seq"> {
  readonly members?: IdSet | undefined;
  readonly ever?: IdSet | undefined;
}

/** What one look at an organization found: written together, or not at all. */
export interface Round {
  /** Of the ledger, when it was read. */
  readonly version: number;
  readonly observed: readonly number[];
  readonly transitions: readonly Transition[];
  readonly resets: readonly Reset[];
  readonly checkpoints: readonly NewCheckpoint[];
  /** Segments that are no longer looked after. */
  readonly ended: readonly number[];
  /** Those of the segments with new members whose past some rule asks for. */
  readonly remembered: readonly number[];
}
