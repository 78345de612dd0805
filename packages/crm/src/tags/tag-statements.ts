import { type Sql, sql } from "@segments/rules";

/** Tags customers: pairs of the columns `id` and `tag_id`. Returns `customer_id` and `tag_id` of those that were not there. */
export function insertTags(orgId: number, pairs: Sql): Sql {
  return sql`
    insert into customer_tag (org_id, tag_id, customer_id)
    select ${orgId}::int, p.tag_id, p.id from (${pairs}) p order by p.id, p.tag_id
    on conflict do nothing
    returning customer_id, tag_id`;
}

/** Takes tags from customers: pairs as above. Returns `customer_id` and `tag_id` of those that were there. */
export function deleteTags(orgId: number, pairs: Sql): Sql {
  return sql`
    delete from customer_tag x using (${pairs}) p
    where x.org_id = ${orgId}::int and x.customer_id = p.id and x.tag_id = p.tag_id
    returning x.customer_id, x.tag_id`;
}
