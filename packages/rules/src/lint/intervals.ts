import type { Literal } from "./literals.ts";

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

/** The numbers or instants for which a positive operator holds; undefined where it is no such question. */
export function intervalOf({ kind, operator, value }: Literal): Interval | undefined {
  if (kind === "date") {
    if (operator === "since") return { ...whole, low: Number(value), lowOpen: false };
    if (operator !== "between") return undefined;
    const [low, high] = value as readonly [number, number];
    return { low, lowOpen: false, high, highOpen: true };
  }
  const { score, from, to } = value as { score: number; from: number; to: number };
  switch (operator) {
    case ">":
    case ">=":
      return { ...whole, low: score, lowOpen: operator === ">" };
    case "<":
    case "<=":
      return { ...whole, high: score, highOpen: operator === "<" };
    case "between":
      return { low: from, lowOpen: false, high: to, highOpen: false };
    default:
      return undefined;
  }
}

export function isWithin(inner: Interval, outer: Interval): boolean {
  const low = inner.low > outer.low || (inner.low === outer.low && (inner.lowOpen || !outer.lowOpen));
  const high = inner.high < outer.high || (inner.high === outer.high && (inner.highOpen || !outer.highOpen));
  return low && high;
}

export function isApart(a: Interval, b: Interval): boolean {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  if (low !== high) return low > high;
  const open = (end: Interval) => (end.low === low && end.lowOpen) || (end.high === high && end.highOpen);
  return open(a) || open(b);
}
