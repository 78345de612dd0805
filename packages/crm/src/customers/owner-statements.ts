import { type Sql, sql } from "@segments/rules";

/** Gives customers, a relation with the column `id`, an owner; returns `customer_id` and `former_owner_id` of who had another. */
export function setOwner(orgId: number, customers: Sql, ownerId: number | null): Sql {
  return sql`
    update customer c set owner_id = ${ownerId}::int, updated_at = now()
    from (
      select o.id, o.owner_id from (${customers}) k join customer o on o.org_id = ${orgId}::int and o.id = k.id
      where o.owner_id is distinct from ${ownerId}::int order by o.id for no key update of o
    ) was
    where c.org_id = ${orgId}::int and c.id = was.id
    returning c.id as customer_id, was.owner_id as former_owner_id`;
}

/** Gives each of the customers, pairs of `id` and `owner_id`, an owner of its own; returns `customer_id`. */
export function setOwners(orgId: number, customers: Sql): Sql {
  return sql`
    update customer c set owner_id = k.owner_id, updated_at = now() from (${customers}) k
    where c.org_id = ${orgId}::int and c.id = k.id
    returning c.id as customer_id`;
}
