import { type Sql, sql } from "@segments/rules";

/** Puts customers into the contact book: a relation with the columns below. Returns `customer_id`. */
export function insertCustomers(orgId: number, customers: Sql): Sql {
  return sql`
    insert into customer (org_id, id, name, name_folded, company_id, owner_id, country, language)
    select ${orgId}::int, n.id, n.name, n.folded, n.company_id, n.owner_id, n.country, n.language from (${customers}) n order by n.id
    returning id as customer_id`;
}

/** Gives customers names: `id`, `name` and `folded`. Returns `customer_id` of who had another. */
export function setNames(orgId: number, given: Sql): Sql {
  return sql`
    update customer c set name = g.name, name_folded = g.folded, updated_at = now() from (${given}) g
    where c.org_id = ${orgId}::int and c.id = g.id and c.name <> g.name
    returning c.id as customer_id`;
}

/** Gives customers, `id` and `value`, a company, country or language. Returns `customer_id` of who had another. */
export function setColumn(orgId: number, column: Sql, given: Sql): Sql {
  return sql`
    update customer c set ${column} = g.value, updated_at = now() from (${given}) g
    where c.org_id = ${orgId}::int and c.id = g.id and c.${column} is distinct from g.value
    returning c.id as customer_id`;
}

/**
 * Gives customers addresses: `id`, `channel`, `address`, `folded` and `place`, which orders them. What is suppressed
 * somewhere is so here too. Returns `customer_id`.
 */
export function insertContacts(orgId: number, given: Sql): Sql {
  const twin = sql`
    select s.suppressed_at, s.suppression_reason from contact s
    where s.org_id = ${orgId}::int and s.channel = g.channel and s.address_folded = g.folded and s.suppressed_at is not null
    order by s.suppressed_at limit 1`;
  return sql`
    insert into contact (org_id, customer_id, channel, address, address_folded, suppressed_at, suppression_reason)
    select ${orgId}::int, g.id, g.channel, g.address, g.folded, t.suppressed_at, t.suppression_reason
    from (${given}) g left join lateral (${twin}) t on true
    order by g.place
    on conflict do nothing
    returning customer_id`;
}

/** Suppresses addresses, `channel` and `folded`, of whomever they are. Returns `customer_id`. */
export function suppressContacts(orgId: number, given: Sql, reason: string): Sql {
  return sql`
    update contact c set suppressed_at = now(), suppression_reason = ${reason} from (${given}) g
    where c.org_id = ${orgId}::int and c.channel = g.channel and c.address_folded = g.folded and c.suppressed_at is null
    returning c.customer_id`;
}
