import { type Context, createSegment } from "@segments/crm";
import { Cache, type Database, openDatabase, query, seedDemo } from "@segments/db";
import { createTestDatabase } from "@segments/db/testing";
import type { Group, Rule, SegmentDefinition } from "@segments/rules";
import { type Columns, loadColumns } from "./contenders/columns.ts";
import { buildArrays } from "./contenders/sql-arrays.ts";
import { type Meaning, type Node, normalForm } from "./normal-form.ts";
import { once } from "./once.ts";
import { benchRules, type Ids, referredRules } from "./rules.ts";

export const SEED = 20_261;

/** The moment of all answers: the demo's data ends here, and relative dates count from here. */
export const NOW = Date.UTC(2026, 10, 2, 5);

/** A rule as it is saved in the product, and as contenders translate it. */
export interface BenchRule {
  readonly name: string;
  readonly rule: Rule;
  readonly segmentId: number;
  readonly node: Node;
}

/** A seeded database of its own, with the product's services and the contenders' connections on it. */
export interface World {
  readonly customers: number;
  readonly orgId: number;
  readonly database: Database;
  /** Where it is, for another process. */
  readonly databaseUrl: string;
  /** The same database for contenders: a pool of its own, with memory to hash in and parallel workers. */
  readonly peers: Database;
  readonly cache: Cache;
  readonly context: Context;
  readonly ids: Ids;
  readonly rules: readonly BenchRule[];
  readonly meaning: Meaning;
  /** Every customer's id, ascending. */
  readonly customerIds: () => Promise<readonly number[]>;
  /** The organization in typed arrays, loaded once. */
  readonly columns: () => Promise<Columns>;
  /** Builds the contenders' side table, once. */
  readonly arrays: () => Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(customers: number): Promise<World> {
  const place = await createTestDatabase({ maxConnections: 8, statementTimeout: 0 });
  const { database } = place;
  const address = new URL(place.url);
  address.searchParams.set("options", "-c work_mem=64MB -c max_parallel_workers_per_gather=2");
  const peers = openDatabase(address.href, { maxConnections: 8, statementTimeout: 0 });
  const close = async () => {
    await peers.close();
    await place.drop();
  };
  try {
    await seedDemo(database, { customers, seed: SEED, now: NOW });
    const cache = new Cache({ maxBytes: 512_000_000, clock: () => NOW });
    const services = { database, cache, processId: "bench" };
    const { orgId, ...who } = await firstOrganization(database);
    const context = { services, orgId, ...who, now: NOW };
    const ids = await namesOf(database, orgId);
    const rules = await saveRules(context, ids);
    const meaning = { ...context, segments: await segmentsOf(database, orgId) };
    return {
      ...{ customers, orgId, database, databaseUrl: place.url, peers, cache, context, ids, meaning },
      rules: rules.map((rule) => ({ ...rule, node: normalForm(rule.rule, meaning) })),
      customerIds: once(() => customerIdsOf(database, orgId)),
      columns: once(() => loadColumns(peers, orgId)),
      arrays: once(() => buildArrays(peers, orgId)),
      close,
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

/** The demo's large one, and its first person. */
async function firstOrganization(database: Database) {
  const [row] = await query<{ orgId: number; actorId: number; timeZone: string }>(database, {
    text: `select o.id as "orgId", p.person_id as "actorId", o.time_zone as "timeZone"
      from organization o join org_person p on p.org_id = o.id order by o.id, p.person_id limit 1`,
  });
  if (!row) throw new TypeError("the demo has no organization");
  return row;
}

async function namesOf(database: Database, orgId: number): Promise<Ids> {
  const read = async (text: string) => {
    const rows = await query<{ id: number; name: string }>(database, { text, values: [orgId] });
    const byName = new Map(rows.map(({ id, name }) => [name, id]));
    return (name: string) => {
      const id = byName.get(name);
      if (id === undefined) throw new TypeError(`the demo has nothing called ${name}`);
      return id;
    };
  };
  const companies = await query<{ id: number }>(database, {
    text: "select company_id as id from customer where org_id = $1 and company_id is not null group by 1 order by count(*) desc, 1 limit 50",
    values: [orgId],
  });
  return {
    tag: await read("select id, name from tag where org_id = $1"),
    product: await read("select id, name from product where org_id = $1"),
    person: await read(
      "select p.id, p.name from person p join org_person o on o.person_id = p.id where o.org_id = $1",
    ),
    segment: await read("select id, name from segment where org_id = $1"),
    companies: companies.map(({ id }) => id),
  };
}

async function saveRules(context: Context, ids: Ids): Promise<Omit<BenchRule, "node">[]> {
  const saved = new Map<string, number>();
  const idOf = (name: string) => {
    const id = saved.get(name);
    if (id === undefined) throw new TypeError(`${name} is not saved yet`);
    return id;
  };
  for (const make of referredRules(ids, idOf)) {
    const { name, rule } = make();
    saved.set(name, (await createSegment(context, { type: "dynamic", name, rule })).id);
  }
  const rules: Omit<BenchRule, "node">[] = [];
  for (const { name, rule } of benchRules(ids, idOf)) {
    const { id } = await createSegment(context, { type: "dynamic", name: `Bench: ${name}`, rule });
    rules.push({ name, rule, segmentId: id });
  }
  return rules;
}

export async function segmentsOf(
  database: Database,
  orgId: number,
): Promise<ReadonlyMap<number, SegmentDefinition>> {
  const rows = await query<{ id: number; name: string; rule: Group | null }>(database, {
    text: "select id, name, rule from segment where org_id = $1",
    values: [orgId],
  });
  return new Map(
    rows.map(({ id, name, rule }) => [
      id,
      rule ? { id, name, type: "dynamic", rule } : { id, name, type: "static" },
    ]),
  );
}

async function customerIdsOf(database: Database, orgId: number): Promise<readonly number[]> {
  const rows = await query<{ id: number }>(database, {
    text: "select id from customer where org_id = $1 order by id",
    values: [orgId],
  });
  return rows.map(({ id }) => id);
}
