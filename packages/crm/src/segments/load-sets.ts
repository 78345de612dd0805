import type { Answer, FlightView, LoadOptions, Want } from "@segments/db";
import type { Plan, PredicateSet } from "@segments/rules";
import type { Context } from "../context.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { canBeLed, foundOf, type LedSets, readLed } from "./narrow.ts";
import { readPredicateSets, wantOf } from "./predicate-sets.ts";

/** Ends a query that whole sets were expected of, and that found few customers to lead instead. */
class Narrowed extends Error {}

/** Predicate sets by their keys, kept ones among them; those that are missing are read in one statement. */
export async function loadSets(
  context: Context,
  sets: readonly PredicateSet[],
  options: LoadOptions,
): Promise<readonly Answer<IdSet>[]> {
  for (;;) {
    try {
      return await context.services.cache.loadMany<IdSet>(
        context.orgId,
        sets.map(wantOf),
        (missing, { signal }) => readPredicateSets({ ...context, signal }, among(sets, missing)),
        options,
      );
    } catch (error) {
      // Somebody else's query that was joined: its sets are of no use here.
      if (!(error instanceof Narrowed)) throw error;
    }
  }
}

/** Sets that are all of one moment, and its instant (ms). */
export interface Reading {
  readonly sets: ReadonlyMap<string, IdSet>;
  readonly evaluatedAt: number;
}

/**
 * All sets of a plan from one statement, narrowed to the few who meet one of its conditions where there are such. Whole
 * ones are kept as sets, narrowed ones for this plan. Undefined where some of them are kept or on their way already: then
 * whole sets are the better way.
 */
export async function loadLed(
  { signal: _, ...context }: Context,
  plan: Plan,
  { signal }: FlightView,
  fresh: boolean,
): Promise<Reading | undefined> {
  const { cache } = context.services;
  const sets = [...plan.sets.values()];
  const isKept = (set: PredicateSet) => cache.peek(context.orgId, wantOf(set).key) !== undefined;
  if (!canBeLed(plan) || (!fresh && sets.some(isKept))) return undefined;
  const facets = [...new Set(sets.flatMap((set) => set.facets))];
  const { value, evaluatedAt } = await cache.load(
    context.orgId,
    { key: `few:${plan.key}`, facets },
    async (flight) => {
      const led = await readOnce({ ...context, signal: flight.signal }, plan, fresh);
      const bytes = led ? [...led.sets.values()].reduce((sum, ids) => sum + ids.bytes, 100) : 0;
      return { value: led?.sets, bytes, facets, validUntil: led?.narrowed ? plan.validUntil : 0 };
    },
    { signal, fresh },
  );
  return value && { sets: value, evaluatedAt };
}

/** Undefined where others were reading some of the sets. */
async function readOnce(context: Context, plan: Plan, fresh: boolean): Promise<LedSets | undefined> {
  const { cache } = context.services;
  const sets = [...plan.sets.values()];
  let led: LedSets | undefined;
  try {
    await cache.loadMany<IdSet>(
      context.orgId,
      sets.map(wantOf),
      async (missing, { signal }) => {
        const reading = { ...context, signal };
        if (missing.length < sets.length) return readPredicateSets(reading, among(sets, missing));
        led = await readLed(reading, plan);
        if (led.narrowed) throw new Narrowed();
        return foundOf(plan, led.sets);
      },
      { fresh, signal: context.signal },
    );
  } catch (error) {
    if (!(error instanceof Narrowed)) throw error;
  }
  return led;
}

/** The sets that are wanted, in the order of the wants. */
function among(sets: readonly PredicateSet[], wants: readonly Want[]): PredicateSet[] {
  const byKey = new Map(sets.map((set) => [wantOf(set).key, set]));
  return wants.flatMap(({ key }) => byKey.get(key) ?? []);
}
