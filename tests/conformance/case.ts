import { type Facts, type Group, parseRuleOrThrow, type Rule, type SegmentDefinition } from "@segments/rules";
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

/** A case for what was found to go wrong, with what is right left to whoever mends it. */
export function caseOf(world: World, rule: Group, expected: readonly boolean[]): Case {
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    description: "",
    timeZone: world.timeZone,
    now: iso(world.now),
    segments: world.segments.map((segment) =>
      segment.type === "dynamic" ? { ...segment, rule: { version: 1, ...segment.rule } } : segment,
    ),
    customers: world.customers.map(({ inbound, created, ...facts }) => ({
      facts: {
        ...facts,
        ...(inbound !== null && { inbound: iso(inbound) }),
        ...(created !== null && { created: iso(created) }),
      },
    })),
    rule: { version: 1, ...rule },
    expected,
  };
}
