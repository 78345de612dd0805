import { joinSql, type Sql, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import { iso } from "../iso.ts";
import { run } from "../run.ts";

/** What brought an entry about. */
export interface FeedCause {
  /** manual | import | automation | bulk: a change of a customer, a static segment or a rule. clock: time alone. rule: none of them. */
  readonly cause: string;
  /** What was changed: tag:7, country, segment:3, … */
  readonly facets: readonly string[];
  readonly actor: { readonly id: number; readonly name: string } | null;
}

interface Common extends FeedCause {
  /** Position in the organization's feed: ascending, without gaps. */
  readonly seq: number;
  readonly segmentId: number;
  /** Which version of the rule, from 1; 0 for a static segment. */
  readonly ruleRevision: number;
  /** ISO 8601 */
  readonly at: string;
}

/** A customer joined or left a segment. */
export interface MemberEntry extends Common {
  readonly type: "joined" | "left";
  readonly customerId: number;
}

/** Who is in a segment was taken down anew: ask for all its customers. */
export interface ResetEntry extends Common {
  /** filled: by a rule that was made or changed. ended: it was deleted or archived. */
  readonly type: "filled" | "ended";
  readonly joined: number;
  readonly left: number;
  readonly size: number;
}

export type FeedEntry = MemberEntry | ResetEntry;

export interface FeedRequest {
  /** The position of the last entry that is known already; 0 for all. */
  readonly after: number;
  readonly limit: number;
  /** Of these segments alone. */
  readonly segmentIds?: readonly number[] | undefined;
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[];
  /** Where the next page begins: ask with it as `after`. */
  readonly after: number;
  /** Whether there is more at present. */
  readonly more: boolean;
}

/**
 * What became of an organization's segments since a position in its feed, each entry once and in order. Entries become
 * visible in the order of their positions, so none is ever missed by going on from the last.
 */
export async function readFeed(
  context: Context,
  { after, limit, segmentIds }: FeedRequest,
): Promise<FeedPage> {
  const among = segmentIds ? sql`and e.segment_id = any(${[...segmentIds]}::int[])` : sql``;
  const entries = await readEntries(
    context,
    sql`and e.seq > ${after}::int8 ${among} order by e.seq limit ${limit + 1}::int`,
    sql`order by e.seq limit ${limit + 1}::int`,
  );
  const page = entries.slice(0, limit);
  return { entries: page, after: page.at(-1)?.seq ?? after, more: entries.length > limit };
}

/** Entries of both kinds; `which` follows the condition on the organization in each of the two tables, as `e`. */
export async function readEntries(
  context: Context,
  which: Sql,
  order: Sql,
  { resets = true } = {},
): Promise<FeedEntry[]> {
  const { orgId } = context;
  const members = sql`
    (select e.seq, e.segment_id, e.customer_id, case when e.joined then 'joined' else 'left' end as type, e.rule_revision,
      e.change_id, e.at, null::int as joined, null::int as "left", null::int as size
    from membership_log e where e.org_id = ${orgId}::int ${which})`;
  const anew = sql`
    (select e.seq, e.segment_id, null::int, e.kind, e.rule_revision, e.change_id, e.at, e.joined, e."left", e.size
    from membership_reset e where e.org_id = ${orgId}::int ${which})`;
  const rows = await run<Row>(
    context,
    sql`
      select e.seq::float8 as seq, e.segment_id as "segmentId", e.customer_id as "customerId", e.type, e.rule_revision as "ruleRevision",
        ${iso(sql`e.at`)} as at, e.joined, e."left", e.size, c.cause, c.facets,
        case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as actor
      from (${joinSql(resets ? [members, anew] : [members], " union all ")}) e
      join change c on c.org_id = ${orgId}::int and c.id = e.change_id
      left join person p on p.id = c.actor_id
      ${order}`,
  );
  return rows.map(toEntry);
}

interface Row extends Common {
  readonly type: FeedEntry["type"];
  readonly customerId: number | null;
  readonly joined: number | null;
  readonly left: number | null;
  readonly size: number | null;
}

function toEntry({ type, customerId, joined, left, size, ...common }: Row): FeedEntry {
  if (type === "joined" || type === "left") return { ...common, type, customerId: customerId ?? 0 };
  return { ...common, type, joined: joined ?? 0, left: left ?? 0, size: size ?? 0 };
}
