import { isDeepStrictEqual } from "node:util";
import { type Context, loadFacts, members } from "@segments/crm";
import { Cache, type Database } from "@segments/db";
import { evaluator, explain } from "@segments/evaluator";
import type { Facts, Group } from "@segments/rules";
import { oracle } from "./oracle.ts";
import { contextOf, customerIdOf, negated, type World } from "./world.ts";

/** A world in the database, ready to be asked. */
export interface Stage {
  readonly world: World;
  readonly context: Context;
  /** The customers' facts as the database tells them. */
  readonly facts: readonly Facts[];
}

/** Who answers; each gives one answer per customer. */
export interface Answers {
  readonly database: readonly boolean[];
  /** The complement of what the database answers to the negated rule. */
  readonly databaseOfNot: readonly boolean[];
  readonly evaluator: readonly boolean[];
  /** Of the first few only: it takes its time. */
  readonly explainer: readonly boolean[];
  readonly oracle: readonly boolean[];
}

const EXPLAINED = 2;

/** Makes a world that is in the database ready to be asked, with nothing kept from before. */
export async function setStage(database: Database, world: World, orgId: number): Promise<Stage> {
  const { now, timeZone, customers } = world;
  const cache = new Cache({ maxBytes: 64_000_000, clock: () => now });
  const services = { database, cache, processId: "conformance" };
  const context = { services, orgId, actorId: null, now, timeZone };
  const ids = customers.map((_, index) => customerIdOf(index));
  const loaded = await loadFacts(context, ids);
  return { world, context, facts: ids.flatMap((id) => loaded.get(id) ?? []) };
}

/** The customers whose facts do not come out of the database as they went in. */
export function misread({ world, facts }: Stage): number[] {
  return world.customers.flatMap((one, index) =>
    isDeepStrictEqual(inOrder(one), inOrder(facts[index])) ? [] : [index],
  );
}

/** Tags, channels and segments come in no particular order. */
function inOrder(facts: Facts | undefined) {
  if (!facts) return undefined;
  const { tag, segment, suppressed } = facts;
  return {
    ...facts,
    tag: tag.toSorted(),
    suppressed: suppressed.toSorted(),
    segment: { now: segment.now.toSorted(), ever: segment.ever.toSorted() },
  };
}

export async function ask({ world, context, facts }: Stage, rule: Group): Promise<Answers> {
  const [direct, complement] = await Promise.all([
    members(context, { rule }),
    members(context, { rule: negated(rule) }),
  ]);
  const where = contextOf(world);
  const test = evaluator(rule, where);
  return {
    database: flags(direct.ids.toArray(), world),
    databaseOfNot: flags(complement.ids.toArray(), world).map((one) => !one),
    evaluator: facts.map(test),
    explainer: facts.slice(0, EXPLAINED).map((one) => explain(rule, one, where).pass),
    oracle: world.customers.map((one) => oracle(rule, one, world)),
  };
}

/** The customers on whom the answers are not all the same. */
export function disagreements(answers: Answers): number[] {
  const { oracle: expected, ...others } = answers;
  return expected.flatMap((one, index) =>
    Object.values(others).some((answer) => index < answer.length && answer[index] !== one) ? [index] : [],
  );
}

/** Ids as one flag per customer. Throws where one is no customer of this world. */
function flags(ids: readonly number[], { customers }: World): boolean[] {
  const found = new Set(ids);
  const answer = customers.map((_, index) => found.delete(customerIdOf(index)));
  if (found.size > 0) throw new StrangerError([...found]);
  return answer;
}

/** An answer that holds somebody who is no customer of the organization. */
export class StrangerError extends Error {
  override readonly name = "StrangerError";

  constructor(ids: readonly number[]) {
    super(`answered with ${ids.join(", ")}, who is no customer of the organization`);
  }
}
