import type { SegmentItem } from "./segment-item.ts";
import type { SlowSegment } from "./slow-segments.ts";

/**
 * broken: its rule can't be evaluated. empty: nobody is in it. slow: see slow-segments.ts. duplicate: its rule comes to the
 * same as that of others, so that it always has the same customers. grown, shrunk: by more than half and more than 100
 * customers within a week. unused: nothing names it, nobody exported it or changed it for 30 days, and it is older than
 * that; that somebody merely looks at it isn't known. Segments with a purpose of their own are never empty or unused.
 */
export type Finding =
  | { readonly kind: "broken" }
  | { readonly kind: "empty" }
  | ({ readonly kind: "slow" } & SlowSegment)
  | { readonly kind: "duplicate"; readonly of: readonly { readonly id: number; readonly name: string }[] }
  | { readonly kind: "grown" | "shrunk"; readonly from: number; readonly to: number }
  | { readonly kind: "unused"; readonly changedAt: string };

export interface SegmentHealth {
  readonly id: number;
  readonly findings: readonly Finding[];
}

/** A segment with all that its health is told from. */
export interface Looked {
  readonly item: SegmentItem;
  /** Absent for what is broken, as the count. */
  readonly planKey: string | undefined;
  readonly count: number | undefined;
  /** How many more are in than a week ago; absent where that is not known. */
  readonly change: number | undefined;
  readonly slow: SlowSegment | undefined;
  readonly exported: boolean;
}

const DAY = 86_400_000;
const UNUSED_DAYS = 30;
/** What is less in customers is no news. */
const SUDDEN = 100;

export function findingsOf(looked: readonly Looked[], now: number): SegmentHealth[] {
  const byPlan = new Map<string, SegmentItem[]>();
  for (const { item, planKey } of looked) {
    if (planKey !== undefined) byPlan.set(planKey, [...(byPlan.get(planKey) ?? []), item]);
  }
  return looked.flatMap((one) => {
    const alike = one.planKey === undefined ? [] : (byPlan.get(one.planKey) ?? []);
    const findings = [...ownFindings(one, now), ...duplicateOf(one.item, alike)];
    return findings.length > 0 ? [{ id: one.item.id, findings }] : [];
  });
}

function ownFindings({ item, count, change, slow, exported }: Looked, now: number): Finding[] {
  const findings: Finding[] = [];
  if (item.status === "broken") findings.push({ kind: "broken" });
  if (count === 0 && item.special === null) findings.push({ kind: "empty" });
  if (slow) findings.push({ kind: "slow", ...slow });
  if (count !== undefined && change !== undefined) {
    const from = count - change;
    if (Math.abs(change) > SUDDEN && Math.abs(change) > from / 2) {
      findings.push({ kind: change > 0 ? "grown" : "shrunk", from, to: count });
    }
  }
  const quiet = now - Date.parse(item.updatedAt) > UNUSED_DAYS * DAY;
  if (item.usedBy === 0 && item.special === null && quiet && !exported) {
    findings.push({ kind: "unused", changedAt: item.updatedAt });
  }
  return findings;
}

/** Of what Segments keeps, the copies are the duplicates. */
function duplicateOf(item: SegmentItem, alike: readonly SegmentItem[]): Finding[] {
  if (item.special === "suppressed" || alike.length < 2) return [];
  const of = alike.filter(({ id }) => id !== item.id).map(({ id, name }) => ({ id, name }));
  return [{ kind: "duplicate", of }];
}
