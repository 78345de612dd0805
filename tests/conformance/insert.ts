import { type Database, query } from "@segments/db";
import { type Facts, fold, type Sql, sql, toQuery } from "@segments/rules";
import { options } from "./generators/options.ts";
import { customerIdOf, type World } from "./world.ts";

/**
 * Puts a world into an organization of its own and returns the organization's id. Beside what the facts say stands what
 * no rule may see: contacts that are not suppressed, other channels, a log that remembers leaving and customers that are gone.
 */
export async function insertWorld(database: Database, world: World): Promise<number> {
  const run = (statement: Sql) => query<{ id: number }>(database, toQuery(statement));
  const [created] = await run(
    sql`insert into organization (name, time_zone) values ('Conformance', ${world.timeZone}) returning id`,
  );
  const org = created?.id ?? 0;
  const { customers } = world;
  await insertOptions(run, org, world);
  await insertCustomers(run, org, customers);
  await insertContacts(run, org, customers);
  const tags = pairs(customers, ({ tag }) => tag);
  await run(
    sql`insert into customer_tag (org_id, customer_id, tag_id) select ${org}, * from unnest(${tags.ids}::int[], ${tags.values}::int[])`,
  );
  const scores = pairs(customers, ({ fitScore }) => Object.entries(fitScore));
  await run(
    sql`insert into fit_score (org_id, customer_id, product_id, score) select ${org}, * from unnest(${scores.ids}::int[], ${scores.values.map(([product]) => Number(product))}::int[], ${scores.values.map(([, score]) => score)}::float8[])`,
  );
  await insertMembers(run, org, customers);
  return org;
}

type Run = (statement: Sql) => Promise<unknown>;

/** A row for each of the values that each customer has. */
function pairs<Value>(customers: readonly Facts[], valuesOf: (facts: Facts) => readonly Value[]) {
  const rows = customers.flatMap((facts, index) =>
    valuesOf(facts).map((value) => ({ id: customerIdOf(index), value })),
  );
  return { ids: rows.map(({ id }) => id), values: rows.map(({ value }) => value) };
}

async function insertOptions(run: Run, org: number, { segments }: World): Promise<void> {
  const { companies, tags, products, users } = options;
  await run(
    sql`insert into person (id, name, email) select u, 'User ' || u, u || '@conformance.example' from unnest(${users}::int[]) u on conflict do nothing`,
  );
  await run(sql`insert into org_person (org_id, person_id) select ${org}, unnest(${users}::int[])`);
  await run(
    sql`insert into company (org_id, id, name) select ${org}, u, 'C' || u from unnest(${companies}::int[]) u`,
  );
  await run(
    sql`insert into product (org_id, id, name) select ${org}, u, 'P' || u from unnest(${products}::int[]) u`,
  );
  await run(
    sql`insert into tag (org_id, id, name, name_key) select ${org}, u, 'T' || u, 't' || u from unnest(${tags}::int[]) u`,
  );
  const rules = segments.map((one) =>
    one.type === "dynamic" ? JSON.stringify({ version: 1, ...one.rule }) : null,
  );
  await run(sql`
    insert into segment (org_id, id, name, name_key, type, rule, rule_revision)
    select ${org}, u.id, u.name, 's' || u.id, u.type, u.rule::jsonb, case when u.rule is null then 0 else 1 end
    from unnest(${segments.map(({ id }) => id)}::int[], ${segments.map(({ name }) => name)}::text[], ${segments.map(({ type }) => type)}::text[], ${rules}::text[]) as u(id, name, type, rule)`);
}

async function insertCustomers(run: Run, org: number, customers: readonly Facts[]): Promise<void> {
  const names = customers.map(({ name }) => name[0] ?? "");
  const instant = (at: number | null) => (at === null ? "-infinity" : new Date(at).toISOString());
  await run(sql`
    insert into customer (org_id, id, name, name_folded, company_id, owner_id, country, language, last_inbound_at, created_at)
    select ${org}, * from unnest(${customers.map((_, index) => customerIdOf(index))}::int[], ${names}::text[],
      ${names.map(fold)}::text[], ${customers.map(({ company }) => company)}::int[], ${customers.map(({ owner }) => owner)}::int[],
      ${customers.map(({ country }) => country)}::text[], ${customers.map(({ language }) => language)}::text[],
      ${customers.map(({ inbound }) => instant(inbound))}::timestamptz[], ${customers.map(({ created }) => instant(created))}::timestamptz[])`);
}

/** The first address of a suppressed channel is suppressed. Every other customer has a telephone that is not. */
async function insertContacts(run: Run, org: number, customers: readonly Facts[]): Promise<void> {
  const { ids, values } = pairs(customers, ({ email, suppressed, name }) => [
    ...email.map((address, place) => ({
      channel: "email",
      address,
      suppressed: place === 0 && suppressed.includes("email"),
    })),
    ...(suppressed.includes("phone")
      ? [{ channel: "phone", address: "+84 555 0199", suppressed: true }]
      : []),
    ...((name[0] ?? "").length % 2 === 0
      ? [{ channel: "phone", address: "+84 555 %_ ann", suppressed: false }]
      : []),
  ]);
  await run(sql`
    insert into contact (org_id, customer_id, channel, address, address_folded, suppressed_at)
    select ${org}, u.customer_id, u.channel, u.address, u.folded, case when u.suppressed then now() end
    from unnest(${ids}::int[], ${values.map(({ channel }) => channel)}::text[], ${values.map(({ address }) => address)}::text[],
      ${values.map(({ address }) => fold(address))}::text[], ${values.map(({ suppressed }) => suppressed)}::bool[])
      with ordinality as u(customer_id, channel, address, folded, suppressed, place) order by u.place`);
}

async function insertMembers(run: Run, org: number, customers: readonly Facts[]): Promise<void> {
  const members = pairs(customers, ({ segment }) => segment.now);
  await run(
    sql`insert into segment_member (org_id, customer_id, segment_id) select ${org}, * from unnest(${members.ids}::int[], ${members.values}::int[])`,
  );
  // What is remembered of the dynamic ones is in the log, as bits or as numbers, in turns.
  const { staticSegments, dynamicSegments } = options;
  const logged = [...staticSegments, ...dynamicSegments.filter((id) => id % 3 === 0)];
  const log = pairs(customers, ({ segment }) =>
    logged.map((id) => ({ id, joined: segment.ever.includes(id) })),
  );
  const gone = customerIdOf(customers.length) + 1;
  const joined = [...log.values.map((entry) => entry.joined), ...logged.map(() => true)];
  await run(sql`
    with change as (insert into change (org_id, cause, facets, customer_ids, observed) values (${org}, 'manual', '{}', '{}', true) returning id)
    insert into membership_log (org_id, seq, segment_id, customer_id, joined, change_id)
    select ${org}, u.seq, u.segment_id, u.customer_id, u.joined, change.id
    from change, unnest(${[...log.values.map(({ id }) => id), ...logged]}::int[], ${[...log.ids, ...logged.map(() => gone)]}::int[], ${joined}::bool[])
      with ordinality as u(segment_id, customer_id, joined, seq)`);
  const ever = pairs(customers, ({ segment }) => segment.ever.filter((id) => !logged.includes(id)));
  for (const id of dynamicSegments.filter((one) => !logged.includes(one))) {
    const ids = ever.ids.filter((_, index) => ever.values[index] === id);
    await insertBitmap(run, org, id, [...ids, gone]);
    // Who is in by a checkpoint alone is not remembered: the log is, and the bitmap of who was ever in.
    await insertBitmap(run, org, id, [...customers.keys()].map(customerIdOf), "members");
  }
}

async function insertBitmap(
  run: Run,
  org: number,
  segment: number,
  ids: readonly number[],
  kind = "ever",
): Promise<void> {
  const blocks = groupedByBlock(ids);
  for (const [block, members] of blocks) {
    const places = members.map((id) => id & 32_767);
    const bits = Buffer.alloc(Math.ceil((Math.max(...places) + 1) / 8));
    for (const place of places) bits.writeUInt8(bits.readUInt8(place >> 3) | (1 << (place & 7)), place >> 3);
    const asBits = segment % 3 === 1;
    await run(sql`
      insert into segment_bitmap (org_id, segment_id, kind, block, bits, few)
      values (${org}, ${segment}, ${kind}, ${block}, ${asBits ? bits : null}::bytea, ${asBits ? [] : places}::smallint[])`);
  }
}

function groupedByBlock(ids: readonly number[]): Map<number, number[]> {
  const blocks = new Map<number, number[]>();
  for (const id of ids) blocks.set(id >> 15, [...(blocks.get(id >> 15) ?? []), id]);
  return blocks;
}
