import type { Sql } from "@segments/rules";
import type { Cause } from "../changes.ts";
import type { Context } from "../context.ts";

/** The parameters of all actions; each takes those it needs. */
export interface BulkInput {
  readonly tagIds?: readonly number[] | undefined;
  /** null for nobody */
  readonly ownerId?: number | null | undefined;
  readonly segmentId?: number | undefined;
  /** Of a campaign that starts; what it is called does not change any more. */
  readonly campaignId?: number | undefined;
  readonly campaignName?: string | undefined;
}

type Statement = (orgId: number, customers: Sql, input: BulkInput) => Sql;

/**
 * Something that can be done to many customers at once, and mostly undone. Its statements are about the customers of a relation
 * with the columns `id` and, for undoing, `before`; the caller records the change, the results and the membership.
 */
export interface BulkAction {
  /** Takes the parameters apart and checks them. Throws INVALID, NOT_FOUND, WRONG_TYPE. */
  readonly read: (context: Context, input: BulkInput) => Promise<BulkInput>;
  /** Where the change records are to say something else than that it was done in bulk. */
  readonly cause?: Cause;
  readonly facets: (input: BulkInput) => readonly string[];
  /** A static segment that customers join or leave by it. */
  readonly membership?: (input: BulkInput) => { readonly segmentId: number; readonly joined: boolean };
  /** Selects the `id` of those whom it would change. */
  readonly wouldChange: Statement;
  /** Changes them, and returns at least `customer_id`. */
  readonly apply: Statement;
  /** Writes down what no rule can see, in the same transaction. */
  readonly also?: Statement;
  /** What undoing it takes, as one jsonb of all that `apply` returned of a customer; absent where the parameters say it. */
  readonly before?: Sql;
  /** Puts back what was before, and returns at least `customer_id`; or why that can't be done, as a sentence. */
  readonly restore: Statement | { readonly refused: string };
}
