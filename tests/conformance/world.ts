import type { CompileContext, Facts, Group, Moment, SegmentDefinition } from "@segments/rules";

/** All that answers depend on: the moment, the segments there are, and the customers. */
export interface World extends Moment {
  readonly segments: readonly SegmentDefinition[];
  readonly customers: readonly Facts[];
}

export function contextOf({ now, timeZone, segments }: Omit<World, "customers">): CompileContext {
  return { now, timeZone, segments: new Map(segments.map((segment) => [segment.id, segment])) };
}

/** The exact complement of a rule, by the rule's own means. */
export function negated(rule: Group): Group {
  return { combinator: "and", not: true, rules: [rule] };
}

/** The same in every organization, so that a statement which forgets the organization shows; far apart, so that id sets have many blocks. */
export function customerIdOf(index: number): number {
  return 1 + index * 9_973;
}
