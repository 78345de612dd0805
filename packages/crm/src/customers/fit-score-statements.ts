import { type Sql, sql } from "@segments/rules";

/**
 * Gives customers, pairs of `customer_id` and `score`, a score for a product; returns `customer_id` of who had another or
 * none. A null score is passed over, and so is who is no customer of the organization.
 */
export function putFitScores(orgId: number, productId: number, given: Sql): Sql {
  return sql`
    insert into fit_score as f (org_id, customer_id, product_id, score)
    select c.org_id, c.id, ${productId}::int, g.score from (${given}) g
    join customer c on c.org_id = ${orgId}::int and c.id = g.customer_id
    where g.score is not null order by c.id
    on conflict (org_id, customer_id, product_id) do update set score = excluded.score where f.score <> excluded.score
    returning customer_id`;
}

/** Takes the scores of those whose given score is null; pairs as above. Returns `customer_id` of who had one. */
export function takeFitScores(orgId: number, productId: number, given: Sql): Sql {
  return sql`
    delete from fit_score f using (${given}) g
    where f.org_id = ${orgId}::int and f.product_id = ${productId}::int and f.customer_id = g.customer_id and g.score is null
    returning f.customer_id`;
}
