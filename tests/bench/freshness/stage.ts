import {
  addCustomers,
  type Context,
  createSegment,
  loadFacts,
  recordInbound,
  removeCustomers,
  setFitScores,
  tagCustomers,
  untagCustomers,
  updateCustomers,
} from "@segments/crm";
import { query } from "@segments/db";
import { type Facts, toQuery } from "@segments/rules";
import { jsonLogicEngine } from "../contenders/json-logic.ts";
import { existsQuery } from "../contenders/sql-exists.ts";
import { type Node, normalForm } from "../normal-form.ts";
import { randomRules } from "../random-rules.ts";
import type { Write } from "../random-writes.ts";
import { SEED, segmentsOf, type World } from "../world.ts";
import { Oracle } from "./oracle.ts";

const SEGMENTS = 200;
const CUSTOMERS = 500;

/** 200 saved segments, and the customers that get written to. */
export interface Stage {
  readonly world: World;
  readonly segmentIds: readonly number[];
  /** By customer; kept up to date by whoever writes. */
  readonly facts: Map<number, Facts>;
  /** An oracle for the data as it is now. */
  oracle(): Promise<Oracle>;
  /** The segments about which the last oracle is wrong, by the database. */
  mistaken(): Promise<number[]>;
}

export async function openStage(world: World): Promise<Stage> {
  const { context, database, orgId, ids } = world;
  const rules = randomRules(ids, SEGMENTS, SEED + 1);
  const segmentIds: number[] = [];
  for (const [index, rule] of rules.entries()) {
    const name = `Bench: random ${index}`;
    segmentIds.push((await createSegment(context, { type: "dynamic", name, rule })).id);
  }
  const meaning = { ...world.meaning, segments: await segmentsOf(database, orgId) };
  const nodes = rules.map((rule) => normalForm(rule, meaning));
  const tests = rules.map((rule, index) =>
    jsonLogicEngine.matcher({ rule, meaning, node: nodes[index] as Node }),
  ) as ((facts: Facts) => boolean)[];
  const everybody = await world.customerIds();
  const step = Math.max(1, Math.floor(everybody.length / CUSTOMERS));
  const facts = await loadFacts(
    context,
    everybody.filter((_, index) => index % step === 0),
  );
  let last: Oracle | undefined;
  return {
    ...{ world, segmentIds, facts },
    async oracle() {
      last = new Oracle(tests, await countsOf(world, nodes));
      return last;
    },
    async mistaken() {
      const counts = await countsOf(world, nodes);
      return counts.flatMap((count, index) => (last && last.last(index) !== count ? [index] : []));
    },
  };
}

/** One after the other: at a million all at once would wait longer for a connection than a pool lets them. */
async function countsOf({ peers, orgId }: World, nodes: readonly Node[]): Promise<number[]> {
  const counts: number[] = [];
  for (const node of nodes) {
    const { text, values } = toQuery(existsQuery(orgId, node));
    const counted = `select count(*)::int as count from (${text}) c`;
    const [row] = await query<{ count: number }>(peers, { text: counted, values });
    counts.push(row?.count ?? Number.NaN);
  }
  return counts;
}

/** The write by the product's own operation. */
export async function perform(context: Context, customerId: number, write: Write): Promise<void> {
  const one = [customerId];
  switch (write.type) {
    case "tag":
      return void (await tagCustomers(context, one, [write.tag]));
    case "untag":
      return void (await untagCustomers(context, one, [write.tag]));
    case "score":
      return void (await setFitScores(context, write.product, [{ customerId, score: write.score }]));
    case "inbound":
      return recordInbound(context, { customerId, channel: "email", body: "Hello", receivedAt: write.at });
    case "country":
      return void (await updateCustomers(context, one, { country: write.country }));
    case "join":
      return void (await addCustomers(context, write.segment, one));
    case "leave":
      return void (await removeCustomers(context, write.segment, one));
  }
}
