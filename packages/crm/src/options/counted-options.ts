import { type Source, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { run } from "../run.ts";

/** What a picker offers. */
export interface Option {
  readonly value: number | string;
  readonly label: string;
  /** How many customers have it; null where counting takes an evaluation (dynamic segments). */
  readonly count: number | null;
  /** What tells it apart from others beside its label: a segment’s type, a code, an address. */
  readonly detail?: string;
  /** A person who has no place in the organization any more: still somebody’s owner, but nobody’s new one. */
  readonly left?: boolean;
}

interface Counting {
  readonly select: (org: number) => Sql;
  /** What a write to changes the names or the counts. */
  readonly facets: readonly string[];
}

const ordered = sql`order by count desc, label`;

/** Counted in the covering indexes that predicate sets are read from. */
const countings: Record<Source, Counting> = {
  tags: {
    facets: ["tag", "options"],
    select: (org) => sql`
      select t.id as value, t.name as label, coalesce(n.count, 0)::int as count from tag t
      left join (select tag_id, count(*) from customer_tag where org_id = ${org} group by 1) n on n.tag_id = t.id
      where t.org_id = ${org} ${ordered}`,
  },
  companies: {
    facets: ["company", "options"],
    select: (org) => sql`
      select t.id as value, t.name as label, coalesce(n.count, 0)::int as count from company t
      left join (select company_id, count(*) from customer where org_id = ${org} group by 1) n on n.company_id = t.id
      where t.org_id = ${org} ${ordered}`,
  },
  users: {
    facets: ["owner", "options"],
    select: (org) => sql`
      select t.person_id as value, p.name as label, coalesce(n.count, 0)::int as count, p.email as detail, t.left_at is not null as left
      from org_person t
      join person p on p.id = t.person_id
      left join (select owner_id, count(*) from customer where org_id = ${org} group by 1) n on n.owner_id = t.person_id
      where t.org_id = ${org} ${ordered}`,
  },
  products: {
    facets: ["fit", "options"],
    select: (org) => sql`
      select t.id as value, t.name as label, coalesce(n.count, 0)::int as count from product t
      left join (select product_id, count(*) from fit_score where org_id = ${org} group by 1) n on n.product_id = t.id
      where t.org_id = ${org} ${ordered}`,
  },
  segments: {
    facets: ["segment", "options"],
    select: (org) => sql`
      select t.id as value, t.name as label, case t.type when 'static' then coalesce(n.count, 0)::int end as count, t.type as detail
      from segment t
      left join (select segment_id, count(*) from segment_member where org_id = ${org} group by 1) n on n.segment_id = t.id
      where t.org_id = ${org} and t.archived_at is null order by label`,
  },
  countries: {
    facets: ["country"],
    select: (org) => sql`
      select country as value, country as label, count(*)::int as count from customer
      where org_id = ${org} and country is not null group by 1 ${ordered}`,
  },
  languages: {
    facets: ["language"],
    select: (org) => sql`
      select language as value, language as label, count(*)::int as count from customer
      where org_id = ${org} and language is not null group by 1 ${ordered}`,
  },
};

/** The options of a source with their counts, cached like any answer. */
export async function countedOptions(context: Context, source: Source): Promise<readonly Option[]> {
  const { facets, select } = countings[source];
  const answer = await context.services.cache.load<readonly Option[]>(
    context.orgId,
    { key: `options:${source}`, facets },
    async ({ signal }) => {
      const value = await run<Option>({ ...context, signal }, select(context.orgId));
      return { value, bytes: 160 * value.length, facets, validUntil: Number.POSITIVE_INFINITY };
    },
    { signal: context.signal },
  );
  return answer.value;
}
