import type { Answer, FlightView, LoadOptions, Want } from "@segments/db";
import type { Plan, PredicateSet } from "@segments/rules";
import type { Context } from "../context.ts";
import { IdSet } from "../id-set/id-set.ts";
import { chooseLead } from "./choose-lead.ts";
import { type Lead, leadsOf, readNarrowed } from "./narrow.ts";
import { readPredicateSets, wantOf } from "./predicate-sets.ts";

/** Predicate sets by their keys, kept ones among them; those that are missing are read in one statement. */
export function loadSets(
  context: Context,
  sets: readonly PredicateSet[],
  options: LoadOptions,
): Promise<readonly Answer<IdSet>[]> {
  return context.services.cache.loadMany<IdSet>(
    context.orgId,
    sets.map(wantOf),
    (missing, { signal }) => readPredicateSets({ ...context, signal }, among(sets, missing)),
    options,
  );
}

/** Sets that are all of one moment, and its instant (ms). */
export interface Reading {
  readonly sets: ReadonlyMap<string, IdSet>;
  readonly evaluatedAt: number;
}

/** The sets by their keys: those that are not kept from one statement, and all of one moment. */
export async function readMoment(
  context: Context,
  wanted: readonly PredicateSet[],
  flight: FlightView,
  options: Pick<LoadOptions, "fresh" | "renew">,
): Promise<Reading> {
  const { cache } = context.services;
  const byKey = new Map(wanted.map((set) => [wantOf(set).key, set]));
  const sets = [...byKey.values()];
  const querying = { ...context, signal: flight.signal };
  const answers = await loadSets(context, sets, { ...options, signal: flight.signal });
  const now = cache.clock();
  if (!flight.isOutdated(sets.flatMap(({ facets }) => facets))) {
    return {
      sets: new Map(sets.map(({ key }, index) => [key, answers[index]?.value ?? IdSet.empty])),
      evaluatedAt: Math.min(now, ...answers.map(({ evaluatedAt }) => evaluatedAt)),
    };
  }
  // Something was written meanwhile: what was kept and what was read may be of two moments. Read all at once.
  const found = await readPredicateSets(querying, sets);
  return {
    sets: new Map(sets.map(({ key }, index) => [key, found[index]?.value ?? IdSet.empty])),
    evaluatedAt: now,
  };
}

/**
 * All sets of a plan, narrowed to the few who meet one of its conditions and kept for this plan alone. Undefined where
 * there are no such few, or some of its sets are kept already: then whole sets are the better way.
 */
export async function loadNarrowed(
  { signal: _, ...context }: Context,
  plan: Plan,
  { signal }: FlightView,
  fresh: boolean,
): Promise<Reading | undefined> {
  const { cache } = context.services;
  const sets = [...plan.sets.values()];
  const isKept = (set: PredicateSet) => cache.peek(context.orgId, wantOf(set).key) !== undefined;
  if (leadsOf(plan).length === 0 || (!fresh && sets.some(isKept))) return undefined;
  const lead = await loadLead(context, plan, signal);
  if (!lead) return undefined;
  const facets = [...new Set(sets.flatMap((set) => set.facets))];
  const { value, evaluatedAt } = await cache.load(
    context.orgId,
    { key: `few:${plan.key}`, facets },
    async (flight) => {
      const narrowed = await readNarrowed({ ...context, signal: flight.signal }, plan, lead);
      const bytes = [...(narrowed?.values() ?? [])].reduce((sum, ids) => sum + ids.bytes, 100);
      return { value: narrowed, bytes, facets, validUntil: narrowed ? plan.validUntil : 0 };
    },
    { signal, fresh },
  );
  return value && { sets: value, evaluatedAt };
}

/** Kept like plans are; no write makes it wrong, only old. */
async function loadLead(context: Context, plan: Plan, signal: AbortSignal): Promise<Lead | undefined> {
  const { value } = await context.services.cache.load(
    context.orgId,
    { key: `lead:${plan.key}`, facets: [] },
    async (flight) => {
      const lead = await chooseLead({ ...context, signal: flight.signal }, plan);
      const bytes = 200 + 2 * plan.key.length;
      return { value: lead, bytes, facets: [], validUntil: Number.POSITIVE_INFINITY };
    },
    { signal },
  );
  return value;
}

/** The sets that are wanted, in the order of the wants. */
function among(sets: readonly PredicateSet[], wants: readonly Want[]): PredicateSet[] {
  const byKey = new Map(sets.map((set) => [wantOf(set).key, set]));
  return wants.flatMap(({ key }) => byKey.get(key) ?? []);
}
