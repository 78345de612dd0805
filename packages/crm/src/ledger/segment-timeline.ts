import { sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";
import type { FeedCause } from "./read-feed.ts";

/** Customers who joined or left a segment by the same change; or, without single customers, that it was taken down anew. */
export interface TimelineEntry extends FeedCause {
  /** The position of its last entry in the feed. */
  readonly seq: number;
  readonly type: "joined" | "left" | "filled" | "ended";
  /** How many customers. Of a filled one: how many joined. */
  readonly count: number;
  /** Of a filled one: how many left. */
  readonly left: number;
  /** Of a filled one: how many are in. */
  readonly size: number | null;
  readonly ruleRevision: number;
  /** ISO 8601 */
  readonly at: string;
  /** The first of them that are still in the contact book. */
  readonly customers: readonly { readonly id: number; readonly name: string }[];
}

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  /** For the next page; null on the last. */
  readonly before: number | null;
}

/** How much of the log is looked through for one page. */
const WINDOW = 20_000;
const NAMES = 3;

/** What became of a segment, the newest first. */
export async function segmentTimeline(
  context: Context,
  segmentId: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<TimelinePage> {
  const { orgId } = context;
  const upTo = before ? sql`and e.seq < ${before}::int8` : sql``;
  const rows = await run<TimelineEntry & { first: number }>(
    context,
    sql`
      with recent as (
        select e.* from membership_log e
        where e.org_id = ${orgId}::int and e.segment_id = ${segmentId}::int ${upTo} order by e.seq desc limit ${WINDOW}::int
      ), grouped as (
        select max(seq) as seq, min(seq) as first, change_id, case when joined then 'joined' else 'left' end as type, max(rule_revision) as rule_revision,
          max(at) as at, count(*)::int as count, 0 as "left", null::int as size, (array_agg(customer_id order by seq))[1:${NAMES}::int] as ids
        from recent group by change_id, joined
        union all
        (select e.seq, e.seq, e.change_id, e.kind, e.rule_revision, e.at, e.joined, e."left", e.size, '{}' from membership_reset e
        where e.org_id = ${orgId}::int and e.segment_id = ${segmentId}::int ${upTo} order by e.seq desc limit ${limit + 1}::int)
      )
      select g.seq::float8 as seq, g.first::float8 as first, g.type, g.count, g."left", g.size, g.rule_revision as "ruleRevision", ${iso(sql`g.at`)} as at,
        c.cause, c.facets, case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as actor,
        (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name) order by w.place), '[]')
          from unnest(g.ids) with ordinality as w (id, place) join customer k on k.org_id = ${orgId}::int and k.id = w.id) as customers
      from grouped g
      join change c on c.org_id = ${orgId}::int and c.id = g.change_id
      left join person p on p.id = c.actor_id
      order by g.seq desc limit ${limit + 1}::int`,
  );
  const page = rows.slice(0, limit);
  const first = Math.min(...page.map((row) => row.first));
  return {
    entries: page.map(({ first: _, ...entry }) => entry),
    before: rows.length > limit ? first : null,
  };
}
