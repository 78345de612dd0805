import { familyOf } from "@segments/db";
import { evaluator, type Test } from "@segments/evaluator";
import { type Plan, type Rule, RuleError } from "@segments/rules";
import type { Context } from "../context.ts";
import { type Definitions, definitionsOf, type SegmentRule } from "../segments/definitions.ts";
import { checkedPlan } from "../segments/prepare.ts";

/** A dynamic segment's rule made ready, or the sentence that says why it can't be. */
export type Reading =
  | { readonly plan: Plan; readonly test: Test; readonly problem?: undefined }
  | { readonly problem: string };

/** The rules of all an organization's dynamic segments, ready to be asked of a customer. */
export class Rulebook {
  readonly readings: ReadonlyMap<number, Reading>;
  /** The instant (milliseconds) from which on some of them mean something else. */
  readonly validUntil: number;
  /** The segments whose past some rule asks for. */
  readonly remembered: ReadonlySet<number>;
  readonly #byFacet = new Map<string, number[]>();
  readonly #byFamily = new Map<string, number[]>();
  readonly #touched = new Map<string, readonly number[]>();

  constructor(readings: ReadonlyMap<number, Reading>) {
    this.readings = readings;
    const plans = [...readings].flatMap(([id, reading]) =>
      reading.problem === undefined ? [{ id, plan: reading.plan }] : [],
    );
    for (const { id, plan } of plans) {
      for (const facet of plan.facets) note(this.#byFacet, facet, id);
      for (const family of new Set(plan.facets.map(familyOf))) note(this.#byFamily, family, id);
    }
    this.validUntil = Math.min(...plans.map(({ plan }) => plan.validUntil), Number.POSITIVE_INFINITY);
    const facets = plans.flatMap(({ plan }) => plan.facets.filter((facet) => facet.startsWith("ever:")));
    this.remembered = new Set(facets.map((facet) => Number(facet.slice("ever:".length))));
  }

  /** The segments, of those whose rules can be evaluated, that a write to these facets may concern. */
  touchedBy(facets: readonly string[]): readonly number[] {
    const key = facets.join(" ");
    const known = this.#touched.get(key) ?? [
      ...new Set(
        facets.flatMap((facet) => {
          const family = familyOf(facet);
          if (family === facet) return this.#byFamily.get(family) ?? [];
          return [...(this.#byFacet.get(facet) ?? []), ...(this.#byFacet.get(family) ?? [])];
        }),
      ),
    ];
    this.#touched.set(key, known);
    return known;
  }
}

function note(map: Map<string, number[]>, key: string, id: number): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}

/** Makes the rules of all of an organization's segments ready for the context's moment. */
export async function readRulebook(context: Context, all: readonly SegmentRule[]): Promise<Rulebook> {
  const definitions = await definitionsOf(context, all);
  const dynamic = all.filter(({ rule, archivedAt }) => rule !== null && archivedAt === null);
  return new Rulebook(
    new Map(dynamic.map(({ id, rule }) => [id, readingOf(context, rule as Rule, definitions)])),
  );
}

function readingOf(context: Context, rule: Rule, definitions: Definitions): Reading {
  const { now, timeZone } = context;
  try {
    const plan = checkedPlan(context, rule, definitions);
    return { plan, test: evaluator(rule, { now, timeZone, segments: definitions.segments }) };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { problem: error.issues[0]?.message ?? "it can’t be evaluated" };
  }
}
