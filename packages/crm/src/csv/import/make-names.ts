import { sql } from "@segments/rules";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Write } from "../../changes.ts";
import { upsertManyWithin } from "../../segments/upsert-many-by-name.ts";
import type { KnownName } from "./known.ts";
import type { MadeName, NameKind } from "./made-names.ts";

/** Makes the tags, companies and segments that are not there, and says by which ids those that were planned are known now. */
export async function makeNames(write: Write, made: readonly MadeName[]): Promise<Map<number, number>> {
  const of = (kind: NameKind) => made.filter((one) => one.kind === kind);
  return new Map([
    ...(await makeTags(write, of("tags"))),
    ...(await makeCompanies(write, of("companies"))),
    ...(await makeSegments(write, of("segments"))),
  ]);
}

type Pair = readonly [planned: number, id: number];

async function makeTags(write: Write, made: readonly MadeName[]): Promise<Pair[]> {
  if (made.length === 0) return [];
  const { orgId } = write.context;
  const keys = made.map(({ key }) => key);
  const inserted = await write.query<KnownName>(sql`
    insert into tag (org_id, name, name_key)
    select ${orgId}::int, n.name, n.key from unnest(${made.map(({ name }) => name)}::text[], ${keys}::text[]) as n (name, key)
    order by n.key
    on conflict (org_id, name_key) do nothing returning id, name`);
  await recordAudit(write, "tag.create", inserted);
  write.touch(["options"]);
  // Somebody else may have made one meanwhile.
  const found = await write.query<{ id: number; key: string }>(
    sql`select id, name_key as key from tag where org_id = ${orgId} and name_key = any(${keys}::text[])`,
  );
  const ids = new Map(found.map(({ id, key }) => [key, id]));
  return made.map(({ id, key }) => [id, ids.get(key) ?? 0]);
}

/** Under the lock that planning took, so that nobody else makes one of the same name. */
async function makeCompanies(write: Write, made: readonly MadeName[]): Promise<Pair[]> {
  if (made.length === 0) return [];
  const { orgId } = write.context;
  const ids = await nextIds(write, "company", made.length);
  const companies = made.map(({ name }, index) => ({ id: ids[index] ?? 0, name }));
  await write.query(sql`
    insert into company (org_id, id, name)
    select ${orgId}::int, n.id, n.name from unnest(${ids}::int[], ${companies.map(({ name }) => name)}::text[]) as n (id, name)`);
  await recordAudit(write, "company.create", companies);
  write.touch(["options"]);
  return made.map(({ id }, index) => [id, ids[index] ?? 0]);
}

async function makeSegments(write: Write, made: readonly MadeName[]): Promise<Pair[]> {
  const segments = await upsertManyWithin(
    write,
    made.map(({ name }) => name),
  );
  return made.map(({ id }, index) => [id, segments[index]?.id ?? 0]);
}

/** Ids for new rows of a table, so that what belongs to them can be written with them. */
export async function nextIds(write: Write, table: "customer" | "company", count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await write.query<{ id: number }>(sql`
    with ids as materialized (select pg_get_serial_sequence(${table}, 'id')::regclass as name)
    select nextval(ids.name)::int as id from ids, generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id);
}
