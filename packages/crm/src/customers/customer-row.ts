import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { runNamed } from "../run.ts";
import { clausesOf, type Order, type Place } from "./sorting.ts";

interface Named {
  readonly id: number;
  readonly name: string;
}

/** A customer as tables show it. Instants are ISO 8601. */
export interface CustomerRow {
  readonly id: number;
  readonly name: string;
  /** The first email address that is not suppressed, or else the first. */
  readonly email: string | null;
  readonly company: Named | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly owner: Named | null;
  readonly tags: readonly Named[];
  readonly lastInboundAt: string | null;
  readonly createdAt: string;
  /** The channels on which a contact is suppressed. */
  readonly suppressed: readonly string[];
}

interface Read extends Omit<CustomerRow, "createdAt" | "lastInboundAt"> {
  readonly createdAt: Date;
  readonly lastInboundAt: Date | null;
  readonly key: string;
}

/**
 * The rows of these customers in an order, and each row's place in it; those that are gone are left out. Customers are
 * looked up by their ids whoever they are, so it is planned once.
 */
export async function readCustomerRows(
  context: Context,
  ids: readonly number[],
  order: Order,
): Promise<{ readonly row: CustomerRow; readonly place: Place }[]> {
  if (ids.length === 0) return [];
  const { orgId } = context;
  const { key, orderBy } = clausesOf(order);
  const rows = await runNamed<Read>(
    context,
    `customers by ${order.sort} ${order.direction}`,
    sql`
      with wanted as materialized (select unnest(${[...ids]}::int[]) as wanted_id)
      select id, c.name, c.country, c.language, c.created_at as "createdAt", ${key} as key,
        case when isfinite(c.last_inbound_at) then c.last_inbound_at end as "lastInboundAt",
        case when c.company_id is not null then json_build_object('id', c.company_id, 'name', k.company_name) end as company,
        case when c.owner_id is not null then json_build_object('id', c.owner_id, 'name', p.owner_name) end as owner,
        a.email, coalesce(a.suppressed, '{}') as suppressed, coalesce(g.tags, '[]') as tags
      from wanted join customer c on c.org_id = ${orgId}::int and c.id = wanted_id
      left join (select id as company_id, name as company_name from company where org_id = ${orgId}::int) k using (company_id)
      left join (select id as owner_id, name as owner_name from person) p using (owner_id)
      left join (
        select customer_id, array_agg(distinct channel) filter (where suppressed_at is not null) as suppressed,
          (array_agg(address order by suppressed_at is not null, contact.id) filter (where channel = 'email'))[1] as email
        from wanted join contact on org_id = ${orgId}::int and customer_id = wanted_id group by customer_id
      ) a on a.customer_id = c.id
      left join (
        select customer_id, json_agg(json_build_object('id', tag_id, 'name', name) order by name) as tags
        from wanted join customer_tag ct on ct.org_id = ${orgId}::int and customer_id = wanted_id
        join tag on tag.org_id = ${orgId}::int and tag.id = tag_id group by customer_id
      ) g on g.customer_id = c.id
      ${orderBy}`,
  );
  return rows.map(({ createdAt, lastInboundAt, key: at, ...row }) => ({
    row: {
      ...row,
      createdAt: createdAt.toISOString(),
      lastInboundAt: lastInboundAt?.toISOString() ?? null,
    },
    place: { key: at, id: row.id },
  }));
}
