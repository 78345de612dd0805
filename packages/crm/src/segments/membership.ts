import type { Plan } from "@segments/rules";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { IdSet } from "../id-set/id-set.ts";
import type { SnapshotContext } from "../snapshot.ts";
import { combineSets, type Known } from "./combine.ts";
import { loadNarrowed, readMoment } from "./load-sets.ts";
import { readPredicateSets } from "./predicate-sets.ts";
import { type Prepared, prepare, prepareAllWithin, type Question } from "./prepare.ts";
import { type Receipt, receiptOf } from "./receipt.ts";
import { shortKey } from "./short-key.ts";
import { noteIfSlow } from "./slow-segments.ts";

export interface Members {
  readonly ids: IdSet;
  /** What they are the answer to. */
  readonly plan: Plan;
  readonly receipt: Receipt;
}

/**
 * Plan to ids: the one way. Count, list, resolve, export and every comparison of segments take their ids from here.
 * `fresh` asks the database whatever is cached, and caches the answer. Throws NOT_FOUND, and BROKEN (a stored segment) or
 * INVALID (a rule that was handed in) where the answer can't be known: never an empty answer, never everyone.
 */
export async function members(
  context: Context,
  question: Question,
  { fresh = false } = {},
): Promise<Members> {
  const [answer] = await membersOfAll(context, [question], { fresh });
  if (answer instanceof CrmError) throw answer;
  return answer as Members;
}

/** As {@link members} for several questions at once; what none of them has in memory is read in one statement. */
export async function membersOfAll(
  context: Context,
  questions: readonly Question[],
  { fresh = false } = {},
): Promise<readonly (Members | CrmError)[]> {
  const started = performance.now();
  const { cache } = context.services;
  const prepared = await prepare(context, questions, fresh);
  const sound = prepared.filter((one) => !(one instanceof CrmError)) as readonly Prepared[];
  const plans = new Map(sound.map(({ plan }) => [resultKey(plan), plan]));
  const answers = await cache.loadMany<IdSet>(
    context.orgId,
    [...plans].map(([key, { facets }]) => ({ key, facets })),
    async (missing, flight) => {
      const wanted = missing.map(({ key }) => plans.get(key) as Plan);
      const [only] = wanted;
      const narrowed = only && wanted.length === 1 && (await loadNarrowed(context, only, flight, fresh));
      const sets = wanted.flatMap((plan) => [...plan.sets.values()]);
      const moment = narrowed || (await readMoment(context, sets, flight, { fresh }));
      const known: Known = new Map();
      return wanted.map((plan) => ({
        ...resultOf(plan, moment.sets, known),
        evaluatedAt: moment.evaluatedAt,
      }));
    },
    { fresh, signal: context.signal },
  );
  const byKey = new Map([...plans.keys()].map((key, index) => [key, answers[index]]));
  const told = prepared.map((one): Members | CrmError => {
    const answer = one instanceof CrmError ? undefined : byKey.get(resultKey(one.plan));
    if (one instanceof CrmError || !answer) return one as CrmError;
    const receipt = receiptOf(context, answer, one.ruleRevision, started);
    return { ids: answer.value, plan: one.plan, receipt };
  });
  const [question, another] = questions;
  const [only] = told;
  if (question && !another && only && !(only instanceof CrmError)) {
    await noteIfSlow(context, question, only.receipt);
  }
  return told;
}

/**
 * As {@link members}, of the moment that the context's snapshot sees: nothing is taken from memory, and nothing kept. For
 * what has to agree with other reads of that moment.
 */
export async function membersWithin(context: SnapshotContext, question: Question): Promise<IdSet> {
  const [ids = IdSet.empty] = await membersOfAllWithin(context, [question]);
  return ids;
}

/** As {@link membersWithin} for several questions, in one reading. Throws what stands in the way of the first that can't be answered. */
export async function membersOfAllWithin(
  context: SnapshotContext,
  questions: readonly Question[],
): Promise<IdSet[]> {
  if (questions.length === 0) return [];
  const plans = (await prepareAllWithin(context, questions)).map(({ plan }) => plan);
  const sets = [...new Map(plans.flatMap((plan) => [...plan.sets])).values()];
  const found = await readPredicateSets(context, sets);
  const byKey = new Map(sets.map(({ key }, index) => [key, found[index]?.value ?? IdSet.empty]));
  const known: Known = new Map();
  return plans.map(({ expression }) => combineSets(expression, byKey, known));
}

function resultOf(plan: Plan, sets: ReadonlyMap<string, IdSet>, known: Known) {
  const value = combineSets(plan.expression, sets, known);
  return {
    value,
    bytes: value.bytes,
    facets: plan.facets,
    validUntil: plan.validUntil,
  };
}

const resultKeys = new WeakMap<Plan, string>();

function resultKey(plan: Plan): string {
  const known = resultKeys.get(plan);
  if (known !== undefined) return known;
  const key = `ids:${shortKey(plan.key)}`;
  resultKeys.set(plan, key);
  return key;
}
