import { isDeepStrictEqual } from "node:util";
import {
  type Facts,
  fieldNames,
  type Group,
  parseRuleOrThrow,
  type Rule,
  referencesOf,
  type SegmentDefinition,
} from "@segments/rules";
import type { World } from "./world.ts";

/** Facts as cases write them: instants in ISO 8601, and what a customer does not have left out. */
export type CaseFacts = Partial<Omit<Facts, "inbound" | "created">> & {
  readonly inbound?: string;
  readonly created?: string;
};

/** One fixed case; README.md explains the form to other implementations. */
export interface Case {
  readonly description: string;
  readonly timeZone: string;
  readonly now: string;
  readonly segments: readonly SegmentDefinition[];
  readonly customers: readonly { readonly facts: CaseFacts }[];
  readonly rule: Rule;
  /** Does the rule hold for each of the customers, in their order? */
  readonly expected: readonly boolean[];
}

/** A customer of whom a case says nothing. */
const nothing: Facts = {
  tag: [],
  company: null,
  inbound: null,
  fitScore: {},
  country: null,
  language: null,
  owner: null,
  segment: { now: [], ever: [] },
  suppressed: [],
  name: ["Nobody"],
  email: [],
  created: Date.parse("2020-01-01T00:00:00Z"),
};

export function worldOf({ timeZone, now, segments, customers }: Case): World {
  return {
    timeZone,
    now: Date.parse(now),
    segments: segments.map((segment) =>
      segment.type === "dynamic" ? { ...segment, rule: parseRuleOrThrow(segment.rule) } : segment,
    ),
    customers: customers.map(({ facts: { inbound, created, ...facts } }) => ({
      ...nothing,
      ...facts,
      ...(inbound !== undefined && { inbound: Date.parse(inbound) }),
      ...(created !== undefined && { created: Date.parse(created) }),
    })),
  };
}

/** A case for what was found to go wrong, without what the rule can't reach. */
export function caseOf(world: World, rule: Group, expected: readonly boolean[]): Case {
  return {
    description: "",
    timeZone: world.timeZone,
    now: iso(world.now),
    segments: reachable(rule, world.segments),
    customers: world.customers.map((facts) => ({ facts: caseFactsOf(facts) })),
    rule: { version: 1, ...rule },
    expected,
  };
}

function caseFactsOf(facts: Facts): CaseFacts {
  const told = fieldNames.filter((name) => !isDeepStrictEqual(facts[name], nothing[name]));
  const { inbound, created, ...others } = Object.fromEntries(
    told.map((name) => [name, facts[name]]),
  ) as Facts;
  return {
    ...others,
    ...(typeof inbound === "number" && { inbound: iso(inbound) }),
    ...(typeof created === "number" && { created: iso(created) }),
  };
}

function reachable(rule: Group, segments: readonly SegmentDefinition[]): SegmentDefinition[] {
  const found = new Set<number>();
  const waiting = [rule];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { source, id } of referencesOf(next)) {
      const segment = segments.find((one) => one.id === id);
      if (source !== "segments" || !segment || found.has(id)) continue;
      found.add(id);
      if (segment.type === "dynamic") waiting.push(segment.rule);
    }
  }
  return segments
    .filter(({ id }) => found.has(id))
    .map((one) => (one.type === "dynamic" ? { ...one, rule: { version: 1, ...one.rule } } : one));
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
