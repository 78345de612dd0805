import { type Database, query } from "@segments/db";
import { type Sql, sql } from "@segments/rules";
import type { Node } from "../normal-form.ts";
import { comparisons, conditionOf, type InSet } from "./sql-conditions.ts";

/**
 * All that rules ask of a customer on one narrow row: tags and segments as arrays with GIN indexes, a column per product,
 * covering indexes. Prepared once; what keeping it up to date would cost every write is not counted.
 */
export async function buildArrays(database: Database, orgId: number): Promise<void> {
  const products = await query<{ id: number }>(database, {
    text: "select id from product where org_id = $1 order by id",
    values: [orgId],
  });
  const scores = products.map(({ id }) => `max(score) filter (where product_id = ${id}) as score_${id}`);
  const names = products.map(({ id }) => `score_${id}`);
  const statements = [
    "drop schema if exists bench cascade",
    "create schema bench",
    `create table bench.facts as
      select c.org_id, c.id, c.country, c.language, c.owner_id, c.company_id, c.last_inbound_at, c.created_at,
        coalesce(t.tags, '{}') as tags, coalesce(m.segments, '{}') as segments, ${names.map((name) => `s.${name}`).join()}
      from customer c
      left join (select customer_id, array_agg(tag_id) as tags from customer_tag where org_id = ${orgId} group by 1) t on t.customer_id = c.id
      left join (select customer_id, array_agg(segment_id) as segments from segment_member where org_id = ${orgId} group by 1) m on m.customer_id = c.id
      left join (select customer_id, ${scores.join()} from fit_score where org_id = ${orgId} group by 1) s on s.customer_id = c.id
      where c.org_id = ${orgId}
      order by c.id`,
    "alter table bench.facts add primary key (org_id, id)",
    "create index on bench.facts using gin (tags)",
    "create index on bench.facts using gin (segments)",
    ...["country", "language", "owner_id", "company_id", "last_inbound_at", "created_at", ...names].map(
      (column) => `create index on bench.facts (org_id, ${column}, id)`,
    ),
    "vacuum analyze bench.facts",
  ];
  for (const text of statements) await query(database, { text });
}

/** One condition on that row; the ids come packed into one value, four bytes each. */
export function arraysQuery(orgId: number, node: Node): Sql {
  const inSet: InSet = (ask, negated) => {
    if (ask.on === "fitScore") {
      const column: Sql = { strings: [`c.score_${ask.product}`], values: [] };
      const holds = sql`${column} ${comparisons[ask.is]} ${ask.score}::float8`;
      return negated ? sql`(${column} is null or not ${holds})` : holds;
    }
    const column = ask.on === "tag" ? sql`c.tags` : sql`c.segments`;
    const overlaps = sql`${column} && ${[...ask.anyOf]}::int[]`;
    return negated ? sql`not ${overlaps}` : overlaps;
  };
  return sql`select string_agg(int4send(c.id), '') as ids from bench.facts c where c.org_id = ${orgId}::int and ${conditionOf(node, inSet)}`;
}

export function unpack(bytes: Buffer | null): number[] {
  const ids = new Array<number>((bytes?.length ?? 0) / 4);
  for (let index = 0; index < ids.length; index++) ids[index] = bytes?.readInt32BE(4 * index) ?? 0;
  return ids;
}
