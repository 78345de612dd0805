import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

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

/** The rows of these customers, in the order of the ids; those that are gone are left out. */
export async function readCustomerRows(context: Context, ids: readonly number[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const rows = await run<
    Omit<CustomerRow, "createdAt" | "lastInboundAt"> & { createdAt: Date; lastInboundAt: Date | null }
  >(
    context,
    sql`
      select c.id, c.name, c.country, c.language, c.created_at as "createdAt",
        case when isfinite(c.last_inbound_at) then c.last_inbound_at end as "lastInboundAt",
        case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end as company,
        case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as owner,
        (select a.address from contact a where a.org_id = c.org_id and a.customer_id = c.id and a.channel = 'email'
          order by a.suppressed_at is not null, a.id limit 1) as email,
        array(select distinct a.channel from contact a where a.org_id = c.org_id and a.customer_id = c.id and a.suppressed_at is not null) as suppressed,
        (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name), '[]')
          from customer_tag ct join tag t on t.org_id = ct.org_id and t.id = ct.tag_id
          where ct.org_id = c.org_id and ct.customer_id = c.id) as tags
      from unnest(${[...ids]}::int[]) with ordinality as wanted(id, place)
      join customer c on c.org_id = ${context.orgId} and c.id = wanted.id
      left join company k on k.org_id = c.org_id and k.id = c.company_id
      left join person p on p.id = c.owner_id
      order by wanted.place`,
  );
  return rows.map(({ createdAt, lastInboundAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastInboundAt: lastInboundAt?.toISOString() ?? null,
  }));
}
