import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import type { Channel } from "./address.ts";

interface Named {
  readonly id: number;
  readonly name: string;
}

export interface CustomerContact {
  readonly id: number;
  readonly channel: Channel;
  readonly address: string;
  /** null where it may be written to. */
  readonly suppressedAt: string | null;
  readonly suppressionReason: string | null;
  /** How many other customers have the same address. */
  readonly others: number;
}

/** A customer with all that can be edited of it. Instants are ISO 8601. */
export interface CustomerDetail {
  readonly id: number;
  readonly name: string;
  readonly company: Named | null;
  /** `left`: has no place in the organization any more. */
  readonly owner: (Named & { readonly left: boolean }) | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null;
  /** BCP 47 */
  readonly language: string | null;
  readonly tags: readonly Named[];
  /** In the order in which they were added. */
  readonly contacts: readonly CustomerContact[];
  readonly scores: readonly { readonly product: Named; readonly score: number }[];
  /** How many inbound messages there are. */
  readonly messages: number;
  readonly lastInboundAt: string | null;
  readonly createdAt: string;
}

/** One customer, as it is now. Throws NOT_FOUND. */
export async function getCustomer(context: Context, customerId: number): Promise<CustomerDetail> {
  const [customer] = await run<CustomerDetail>(
    context,
    sql`
      select c.id, c.name, c.country, c.language, ${iso(sql`c.created_at`)} as "createdAt",
        case when isfinite(c.last_inbound_at) then ${iso(sql`c.last_inbound_at`)} end as "lastInboundAt",
        case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end as company,
        case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'left', m.left_at is not null) end as owner,
        (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name, t.id), '[]')
          from customer_tag x join tag t on t.org_id = x.org_id and t.id = x.tag_id
          where x.org_id = c.org_id and x.customer_id = c.id) as tags,
        (select coalesce(json_agg(json_build_object(
            'id', a.id, 'channel', a.channel, 'address', a.address,
            'suppressedAt', ${iso(sql`a.suppressed_at`)}, 'suppressionReason', a.suppression_reason,
            'others', (select count(distinct o.customer_id) from contact o where o.org_id = a.org_id
              and o.channel = a.channel and o.address_folded = a.address_folded and o.customer_id <> a.customer_id)
          ) order by a.channel, a.id), '[]')
          from contact a where a.org_id = c.org_id and a.customer_id = c.id) as contacts,
        (select coalesce(json_agg(json_build_object(
            'product', json_build_object('id', d.id, 'name', d.name), 'score', f.score) order by d.name, d.id), '[]')
          from fit_score f join product d on d.org_id = f.org_id and d.id = f.product_id
          where f.org_id = c.org_id and f.customer_id = c.id) as scores,
        (select count(*)::int from inbound_message i where i.org_id = c.org_id and i.customer_id = c.id) as messages
      from customer c
      left join company k on k.org_id = c.org_id and k.id = c.company_id
      left join org_person m on m.org_id = c.org_id and m.person_id = c.owner_id
      left join person p on p.id = m.person_id
      where c.org_id = ${context.orgId} and c.id = ${customerId}::int`,
  );
  if (!customer) throw notFound("customer", customerId);
  return customer;
}
