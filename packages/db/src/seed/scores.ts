import { rowsOf, type SeedContext } from "./context.ts";

/** Scores from 0 to 100, with gaps: some are exactly 0, some have a decimal. */
export function seedScores(context: SeedContext): Promise<number> {
  const { demo, ids, orgId, uniform } = context;
  const products = demo.products.map(({ name, share }, place) => ({ id: ids.product(name), share, place }));
  const row = `d.n::bigint * 16 + p.place`;
  return rowsOf(
    context,
    `insert into fit_score (org_id, customer_id, product_id, score)
    select $1, d.id, p.id, case
      when ${uniform(row, "score form")} < 0.05 then 0
      when ${uniform(row, "score form")} < 0.4 then floor(1000 * ${uniform(row, "score")}) / 10
      else floor(101 * ${uniform(row, "score")}) end
    from demo_customer d, jsonb_to_recordset($2::jsonb) as p (id int, share float8, place int)
    where ${uniform(row, "scored")} < p.share`,
    [orgId, JSON.stringify(products)],
  );
}
