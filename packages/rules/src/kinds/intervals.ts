import type { Asked, Bearing } from "./bearing.ts";

/** From `low` to `high`; an open end does not belong to it. */
export interface Interval {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

const whole = {
  low: Number.NEGATIVE_INFINITY,
  lowOpen: true,
  high: Number.POSITIVE_INFINITY,
  highOpen: true,
} as const;

/** An interval that is open, or endless, where nothing is said. */
export function interval(ends: Partial<Interval>): Interval {
  return { ...whole, ...ends };
}

/** How operators bear on each other of which each holds for an interval of numbers or instants, and for nobody without one. */
export function bearingOfIntervals(intervalOf: (asked: Asked) => Interval | undefined): Bearing {
  const both = (test: (a: Interval, b: Interval) => boolean) => (a: Asked, b: Asked) => {
    const [first, second] = [intervalOf(a), intervalOf(b)];
    return first !== undefined && second !== undefined && test(first, second);
  };
  return { implies: both(isWithin), excludes: both(isApart) };
}

function isWithin(inner: Interval, outer: Interval): boolean {
  const low = inner.low > outer.low || (inner.low === outer.low && (inner.lowOpen || !outer.lowOpen));
  const high = inner.high < outer.high || (inner.high === outer.high && (inner.highOpen || !outer.highOpen));
  return low && high;
}

function isApart(a: Interval, b: Interval): boolean {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  if (low !== high) return low > high;
  const open = (end: Interval) => (end.low === low && end.lowOpen) || (end.high === high && end.highOpen);
  return open(a) || open(b);
}
