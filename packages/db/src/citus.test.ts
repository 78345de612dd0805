import { expect, onTestFinished, test } from "vitest";
import type { Database } from "./database.ts";
import { query } from "./query.ts";
import { createTestDatabase } from "./testing.ts";

// Citus copies these to every node; all others it distributes by org_id.
const REFERENCE = ["organization", "person", "person_account", "person_session", "verification"];
const EXEMPT = [...REFERENCE, "_prisma_migrations"];
/** Numbers of an organization's log, which outgrow 32 bits before its ids do. */
const WIDE = [
  ...["membership_log.seq", "membership_sequence.last", "membership_reset.seq", "segment_checkpoint.seq"],
  ...["observer.version", "webhook_endpoint.cursor", "flow.cursor", "flow_run.trigger_seq"],
  // What a receiver knows a message by, as the Standard Webhooks specification has it.
  "webhook_delivery.message_id",
];

/** What in the catalog of a database keeps its tables from being distributed by organization, in sentences. */
async function citusProblems(database: Database): Promise<string[]> {
  const found = await query<{ problem: string }>(database, {
    text: RULES,
    values: [REFERENCE, EXEMPT, WIDE],
  });
  return found.map(({ problem }) => problem);
}

const RULES = `
with owned as (
  select oid, relname::text as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all($2)
),
first_column as (
  select o.oid, o.name, i.indexrelid::regclass::text as index, i.indisunique as uniq, i.indisprimary as prim, a.attname as first
  from owned o join pg_index i on i.indrelid = o.oid
  left join pg_attribute a on a.attrelid = o.oid and a.attnum = i.indkey[0]
)
select name || ' has no primary key' as problem
from owned o where not exists (select from first_column f where f.oid = o.oid and prim)
union all
select index || ' of ' || name || ' is unique and not led by org_id'
from first_column where uniq and first is distinct from 'org_id'
union all
select 'the exclusion constraint ' || conname || ' of ' || name || ' is not led by org_id'
from owned o join pg_constraint c on c.conrelid = o.oid and c.contype = 'x'
left join pg_attribute a on a.attrelid = o.oid and a.attnum = c.conkey[1] where a.attname is distinct from 'org_id'
union all
select 'the foreign key ' || conname || ' of ' || o.name || case
  when p.oid is null then ' points to a table that is neither distributed nor copied'
  else ' is not led by org_id on both sides' end
from owned o join pg_constraint c on c.conrelid = o.oid and c.contype = 'f'
left join owned p on p.oid = c.confrelid
left join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
left join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
where c.confrelid <> all(select format('public.%I', name)::regclass::oid from unnest($1::text[]) as name)
  and (p.oid is null or a.attname <> 'org_id' or b.attname <> 'org_id')
union all
select 'the foreign key ' || conname || ' leads from reference data to ' || o.name
from owned o join pg_constraint c on c.confrelid = o.oid and c.contype = 'f'
join pg_class r on r.oid = c.conrelid and r.relname = any($2)
union all
select o.name || ' has the trigger ' || tgname
from owned o join pg_trigger t on t.tgrelid = o.oid and not t.tgisinternal
union all
select o.name || ' lacks a column org_id of type integer, not null'
from owned o where not exists (
  select from pg_attribute a where a.attrelid = o.oid and a.attname = 'org_id' and a.atttypid = 'int4'::regtype and a.attnotnull)
union all
select 'the id ' || o.name || '.' || attname || ' is ' || format_type(atttypid, null)
from owned o join pg_attribute a on a.attrelid = o.oid and attnum > 0 and not attisdropped
where case
  when o.name || '.' || attname = any($3) then false
  when attname ~ '(^|_)id$' then atttypid <> 'int4'::regtype
  when attname ~ '_ids$' then atttypid <> 'int4[]'::regtype
  else atttypid = 'int8'::regtype end
order by 1`;

async function open(): Promise<Database> {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  return database;
}

test("every table of an organization can be distributed by it", async () => {
  const database = await open();
  const [tables] = await query<{ count: number }>(database, {
    text: "select count(*)::int as count from pg_tables where schemaname = 'public' and tablename <> all($1)",
    values: [EXEMPT],
  });
  expect(tables?.count).toBeGreaterThanOrEqual(14);
  expect(await citusProblems(database)).toEqual([]);
});

const primary = "org_id int not null, id int not null, primary key (org_id, id)";

test.each([
  ["org_id int not null", ["bad has no primary key"]],
  [
    "id int primary key",
    [
      "bad lacks a column org_id of type integer, not null",
      "bad_pkey of bad is unique and not led by org_id",
    ],
  ],
  ["org_id int, id int, primary key (id, org_id)", ["bad_pkey of bad is unique and not led by org_id"]],
  [`${primary}, name text unique`, ["bad_name_key of bad is unique and not led by org_id"]],
  [
    `${primary}, exclude using btree (id with =)`,
    ["the exclusion constraint bad_id_excl of bad is not led by org_id"],
  ],
  [
    `${primary}, customer_id int, foreign key (customer_id, org_id) references customer (id, org_id)`,
    ["the foreign key bad_customer_id_org_id_fkey of bad is not led by org_id on both sides"],
  ],
  [
    `${primary}, m varchar references _prisma_migrations`,
    ["the foreign key bad_m_fkey of bad points to a table that is neither distributed nor copied"],
  ],
  [
    "org_id bigint, id int, primary key (org_id, id)",
    ["bad lacks a column org_id of type integer, not null", "the id bad.org_id is bigint"],
  ],
  ["org_id int, id uuid, primary key (org_id, id)", ["the id bad.id is uuid"]],
  [`${primary}, tag_ids bigint[]`, ["the id bad.tag_ids is bigint[]"]],
  [`${primary}, number bigint`, ["the id bad.number is bigint"]],
  [`${primary}, person_id int references person`, []],
  [`${primary}, other int, foreign key (org_id, other) references customer (org_id, id)`, []],
])("a table (%s) is reported: %j", async (columns, problems) => {
  const database = await open();
  await query(database, { text: "create unique index swapped on customer (id, org_id)" });
  await query(database, { text: `create table bad (${columns})` });
  const found = await citusProblems(database);
  expect(found.filter((problem) => !problem.startsWith("swapped"))).toEqual(problems);
});

test("triggers, unique indexes on expressions and foreign keys from reference data are reported", async () => {
  const database = await open();
  const setup = [
    "create function nothing() returns trigger language plpgsql as 'begin return new; end'",
    "create trigger watch before insert on tag for each row execute function nothing()",
    "create unique index clever on tag ((org_id + 0), name)",
    "alter table person add org_id int, add tag_id int, add constraint fond foreign key (org_id, tag_id) references tag (org_id, id)",
  ];
  for (const text of setup) await query(database, { text });
  expect(await citusProblems(database)).toEqual([
    "clever of tag is unique and not led by org_id",
    "tag has the trigger watch",
    "the foreign key fond leads from reference data to tag",
  ]);
});
