import { sql } from "@segments/rules";
import { type Cause, change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { optionNames } from "../options/option-names.ts";
import { readCustomerIds } from "./customer-ids.ts";
import { putFitScores, takeFitScores } from "./fit-score-statements.ts";

export interface NewFitScore {
  readonly customerId: number;
  /** A finite number; null takes the score away. */
  readonly score: number | null;
}

/**
 * Sets how well customers fit a product. Ids that are no customers of the organization are passed over. Returns how many
 * scores changed. Throws INVALID (ids, numbers) and NOT_FOUND (the product).
 */
export async function setFitScores(
  context: Context,
  productId: number,
  scores: readonly NewFitScore[],
  cause: Cause = "manual",
): Promise<number> {
  const latest = new Map(scores.map(({ customerId, score }) => [customerId, score]));
  const ids = readCustomerIds([...latest.keys()]);
  const values = ids.map((id) => latest.get(id) ?? null);
  if (values.some((value) => value !== null && !Number.isFinite(value)))
    throw new CrmError("INVALID", "A fit score is a number.");
  const { orgId } = context;
  const given = sql`select * from unnest(${ids}::int[], ${values}::float8[]) as g(customer_id, score)`;
  return change(context, cause, async (write) => {
    const [product] = await optionNames(write.context, [{ source: "products", id: productId }]);
    if (!product) throw notFound("product", productId);
    const facets = [`fit:${productId}`];
    const set = await write.affect(putFitScores(orgId, productId, given), facets);
    const taken = await write.affect(takeFitScores(orgId, productId, given), facets);
    return set + taken;
  });
}
