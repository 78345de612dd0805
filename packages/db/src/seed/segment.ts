/** A rule as it is stored; packages/rules says what it means, and a test in tests/db that these are sound. */
export interface DemoRule {
  readonly combinator: "and" | "or";
  readonly not?: boolean;
  readonly rules: readonly (DemoRule | DemoPredicate)[];
}

export interface DemoPredicate {
  readonly field: string;
  readonly operator: string;
  readonly value?: unknown;
}

/** The ids behind names of the same organization. */
export interface Ids {
  tag(name: string): number;
  product(name: string): number;
  /** Of a segment that stands before in the list. */
  segment(name: string): number;
  /** The n-th person, from 0. */
  person(index: number): number;
}

/** Customers who join a static segment at one time, and those of them who leave it later. */
export interface Filling {
  /** When, in milliseconds; not after `now`. */
  readonly at: (now: number) => number;
  readonly cause: "manual" | "import" | "automation" | "bulk";
  /** Of the customers that were there at that time. */
  readonly share: number;
  /** Of those who joined, by the hand of a person. */
  readonly leave?: number;
}

interface Described {
  readonly name: string;
  readonly description: string;
  /** How long ago it was made. */
  readonly days: number;
  /** Of a segment that every organization has. */
  readonly system?: "suppressed";
}

/** As packages/crm/src/segments/system-segments.ts has it. */
export function suppressedContacts(days: number): DemoSegment {
  return {
    name: "Suppressed contacts",
    description:
      "Every customer with at least one address that must not be written to. For audits: who is left out, and why.",
    days,
    system: "suppressed",
    rule: () => all(where("suppressed", "has", "any")),
  };
}

export type DemoSegment = Described &
  ({ readonly fillings: readonly Filling[] } | { readonly rule: (ids: Ids) => DemoRule });

export function all(...rules: DemoRule["rules"]): DemoRule {
  return { combinator: "and", rules };
}

export function any(...rules: DemoRule["rules"]): DemoRule {
  return { combinator: "or", rules };
}

/** Holds where none of these does. */
export function none(...rules: DemoRule["rules"]): DemoRule {
  return { combinator: "or", not: true, rules };
}

export function where(field: string, operator: string, value?: unknown): DemoPredicate {
  return { field, operator, ...(value !== undefined && { value }) };
}

const DAY = 86_400_000;

/** A day of a year, or yesterday where that has not come yet. Months count from 1. */
export function on(year: number, month: number, day: number): Filling["at"] {
  return (now) => Math.min(Date.UTC(year, month - 1, day, 3), now - DAY);
}

/** The last time that the year had this day. */
export function lastTime(month: number, day: number): Filling["at"] {
  return (now) => {
    const year = new Date(now).getUTCFullYear();
    const then = Date.UTC(year, month - 1, day, 3);
    return then <= now - DAY ? then : Date.UTC(year - 1, month - 1, day, 3);
  };
}

export function daysAgo(days: number): Filling["at"] {
  return (now) => now - days * DAY;
}
