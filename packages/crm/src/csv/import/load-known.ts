import { type Sql, sql } from "@segments/rules";
import type { Context } from "../../context.ts";
import { run } from "../../run.ts";
import type { Companies } from "./companies.ts";
import { addressKey, type CustomerState, type PackedState, unpackState } from "./customer-state.ts";
import { type Known, type KnownName, type KnownPerson, type KnownSegment, SHARERS } from "./known.ts";
import type { MadeNames } from "./made-names.ts";
import type { ReadRow } from "./plan-rows.ts";
import type { ImportRow } from "./read-row.ts";

/** What an import knows from one batch to the next. */
export interface ImportMemory {
  /** As {@link readCompanies} has read them. */
  readonly companies: Companies;
  readonly made: MadeNames;
}

/**
 * Looks up what planning some rows takes, in a few statements however many they are. With `lock`, what is found can't go
 * and customers can't change until the transaction ends.
 */
export async function loadKnown(
  context: Context,
  rows: readonly ReadRow[],
  { companies, made }: ImportMemory,
  lock = false,
): Promise<Known> {
  const asked = rows.flatMap(({ row }) => row ?? []);
  const emails = await readSharers(context, asked);
  const ids = new Set([...asked.flatMap(({ id }) => id ?? []), ...[...emails.values()].flat()]);
  return {
    customers: await readStates(context, [...ids], lock),
    emails,
    suppressed: await readSuppressed(context, asked),
    ...(await readNames(context, asked, lock)),
    companies,
    people: await readPeople(context),
    made,
  };
}

/** Adds the companies that have come since. */
export async function readCompanies(context: Context, companies: Companies): Promise<void> {
  const found = await run<KnownName>(
    context,
    sql`select id, name from company where org_id = ${context.orgId} and id > ${companies.lastId}::int order by id`,
  );
  for (const company of found) companies.add(company);
}

async function readSharers(context: Context, rows: readonly ImportRow[]): Promise<Map<string, number[]>> {
  const asked = rows.filter(({ id }) => id === undefined).flatMap(({ addresses }) => addresses);
  const emails = new Set(asked.filter(({ channel }) => channel === "email").map(({ folded }) => folded));
  const found = await run<{ folded: string; ids: number[] }>(
    context,
    sql`
      select e.folded, array_agg(s.customer_id) as ids from unnest(${[...emails]}::text[]) as e (folded),
        lateral (select c.customer_id from contact c
          where c.org_id = ${context.orgId} and c.channel = 'email' and c.address_folded = e.folded
          order by c.customer_id limit ${SHARERS}::int) s
      group by 1`,
  );
  return new Map(found.map(({ folded, ids }) => [folded, ids]));
}

async function readStates(
  context: Context,
  ids: readonly number[],
  lock: boolean,
): Promise<Map<number, CustomerState>> {
  const mine = (table: Sql) => sql`${table} where x.org_id = c.org_id and x.customer_id = c.id`;
  const rows = await run<PackedState>(
    context,
    sql`
      select c.id, c.name, c.company_id as "companyId", c.owner_id as "ownerId", c.country, c.language,
        (select coalesce(json_agg(json_build_array(x.channel || ':' || x.address_folded, x.suppressed_at is not null)), '[]') from ${mine(sql`contact x`)}) as contacts,
        array(select x.tag_id from ${mine(sql`customer_tag x`)}) as tags,
        array(select x.segment_id from ${mine(sql`segment_member x`)}) as segments,
        (select coalesce(json_agg(json_build_array(x.product_id, x.score)), '[]') from ${mine(sql`fit_score x`)}) as scores
      from customer c where c.org_id = ${context.orgId} and c.id = any(${[...ids]}::int[])
      order by c.id ${lock ? sql`for no key update of c` : sql``}`,
  );
  return new Map(rows.map((row) => [row.id, unpackState(row)]));
}

async function readSuppressed(context: Context, rows: readonly ImportRow[]): Promise<Set<string>> {
  const asked = rows.flatMap(({ addresses, suppressed }) => [...addresses, ...suppressed]);
  const found = await run<{ channel: "email" | "phone"; folded: string }>(
    context,
    sql`
      select distinct c.channel, c.address_folded as folded
      from unnest(${asked.map(({ channel }) => channel)}::text[], ${asked.map(({ folded }) => folded)}::text[]) as a (channel, folded)
      join contact c on c.org_id = ${context.orgId} and c.channel = a.channel and c.address_folded = a.folded
      where c.suppressed_at is not null`,
  );
  return new Set(found.map(addressKey));
}

async function readNames(
  context: Context,
  rows: readonly ImportRow[],
  lock: boolean,
): Promise<Pick<Known, "tags" | "segments">> {
  const keysOf = (kind: "tags" | "segments") => [
    ...new Set(rows.flatMap((row) => row[kind]).map(({ key }) => key)),
  ];
  const kept = lock ? sql`order by id for key share` : sql``;
  const tags = await run<KnownName & { key: string }>(
    context,
    sql`select id, name, name_key as key from tag where org_id = ${context.orgId} and name_key = any(${keysOf("tags")}::text[]) ${kept}`,
  );
  const segments = await run<KnownSegment & { key: string }>(
    context,
    sql`select id, name, name_key as key, type from segment where org_id = ${context.orgId} and name_key = any(${keysOf("segments")}::text[]) ${kept}`,
  );
  return {
    tags: new Map(tags.map((tag) => [tag.key, tag])),
    segments: new Map(segments.map((segment) => [segment.key, segment])),
  };
}

function readPeople(context: Context): Promise<KnownPerson[]> {
  return run<KnownPerson>(
    context,
    sql`
      select p.id, p.name, p.email, m.left_at is not null as "left" from org_person m join person p on p.id = m.person_id
      where m.org_id = ${context.orgId} order by p.id`,
  );
}
