import type pg from "pg";
import { companiesOf } from "./companies.ts";
import type { DemoOrganization } from "./demo.ts";
import { folded, slug } from "./folding.ts";
import type { Ids } from "./segment.ts";

/** Before the first customer. */
const FOUNDED = 3.2 * 365 * 86_400_000;

/** Inserts an organization with its people, tags, products and companies: what its customers will refer to. */
export async function seedOrganization(
  client: pg.ClientBase,
  demo: DemoOrganization,
  random: () => number,
  now: number,
): Promise<{ orgId: number; ids: Omit<Ids, "segment"> }> {
  const founded = new Date(now - FOUNDED);
  const insert = async (text: string, values: readonly unknown[]) =>
    (await client.query<Row>(text, [...values])).rows;

  const [organization] = await insert(
    "insert into organization (name, time_zone, created_at) values ($1, $2, $3) returning id, name",
    [demo.name, demo.timeZone, founded],
  );
  const orgId = organization?.id ?? 0;
  const people = await insert(
    `insert into person (name, email, created_at, updated_at)
    select name, email, $3, $3 from unnest($1::text[], $2::text[]) as p (name, email) returning id, name`,
    [demo.people, demo.people.map((name) => `${slug(name)}@${demo.mailDomain}`), founded],
  );
  await client.query(
    `insert into org_person (org_id, person_id, role, joined_at)
    select $1, id, case when n = 1 then 'admin' when n % 4 = 0 then 'viewer' else 'editor' end, $3
    from unnest($2::int[]) with ordinality as p (id, n)`,
    [orgId, people.map(({ id }) => id), founded],
  );
  const tags = await insert(
    `insert into tag (org_id, name, name_key, created_at)
    select $1, name, key, $4 from unnest($2::text[], $3::text[]) as t (name, key) returning id, name`,
    [orgId, demo.tags, demo.tags.map(folded), founded],
  );
  const products = await insert(
    `insert into product (org_id, name, created_at)
    select $1, name, $3 from unnest($2::text[]) as name returning id, name`,
    [orgId, demo.products.map(({ name }) => name), founded],
  );
  await seedCompanies(client, orgId, companiesOf(random, demo.customers), founded);
  return {
    orgId,
    ids: {
      person: (index) => people[index]?.id ?? 0,
      tag: (name) => idOf(tags, name),
      product: (name) => idOf(products, name),
    },
  };
}

/** Keeps them also numbered from 0, with their mail domains, for the customers to come. */
async function seedCompanies(
  client: pg.ClientBase,
  orgId: number,
  companies: ReturnType<typeof companiesOf>,
  founded: Date,
): Promise<void> {
  await client.query("create temp table demo_company (n int, id int, domain text) on commit drop");
  await client.query(
    `with listed as (select * from unnest($2::text[], $3::text[]) with ordinality as c (name, domain, n)),
    made as (
      insert into company (org_id, name, created_at) select $1, name, $4 from listed order by n returning id, name
    )
    insert into demo_company select n - 1, id, domain from listed join made using (name)`,
    [orgId, companies.map(({ name }) => name), companies.map(({ domain }) => domain), founded],
  );
  await client.query("analyze demo_company");
}

interface Row {
  readonly id: number;
  readonly name: string;
}

export function idOf(rows: readonly Row[], name: string): number {
  const row = rows.find((one) => one.name === name);
  if (!row) throw new TypeError(`the demo has nothing called ${name}`);
  return row.id;
}
