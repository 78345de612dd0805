import { type Sql, sql } from "@segments/rules";

/** Makes customers, a relation with the column `id`, members of a static segment; returns `customer_id` of who was none. */
export function insertMembers(orgId: number, segmentId: number, customers: Sql): Sql {
  return sql`
    insert into segment_member (org_id, segment_id, customer_id)
    select ${orgId}::int, ${segmentId}::int, k.id from (${customers}) k order by k.id
    on conflict do nothing
    returning customer_id`;
}

/**
 * Takes customers, a relation with the column `id`, out of a static segment; returns `customer_id` of who was in it. Their
 * ids are found first, and looked up as one array: of a segment that was just filled the database knows no size to plan a
 * join by.
 */
export function deleteMembers(orgId: number, segmentId: number, customers: Sql): Sql {
  return sql`
    delete from segment_member m
    where m.org_id = ${orgId}::int and m.segment_id = ${segmentId}::int
      and m.customer_id = any(array(select k.id from (${customers}) k))
    returning m.customer_id`;
}
