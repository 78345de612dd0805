import type { Literal } from "./literals.ts";
import { conflict, subjectOf } from "./relations.ts";

/** Two parts that can't both be true of one customer; `first` stands before `second`. */
export interface Clash {
  readonly first: Literal;
  readonly second: Literal;
}

const MOST = 5;

/** The parts that can't all be true together, a few of them at the most. */
export function clashesIn(literals: readonly Literal[]): Clash[] {
  const clashes: Clash[] = [];
  for (const [index, second] of literals.entries()) {
    if (clashes.length >= MOST) break;
    const before = literals.slice(0, index);
    const beside = before.filter((one) => subjectOf(one) === subjectOf(second));
    const first =
      beside.find((one) => conflict(one, second)) ??
      (leavesNothing(second, beside) ? beside.at(-1) : undefined);
    if (first && first.path !== second.path) clashes.push({ first, second });
  }
  return clashes;
}

/** What is one of a list, and is refused value by value. */
function leavesNothing(last: Literal, before: readonly Literal[]): boolean {
  const same = [...before, last].filter(
    (one) => one.isList && one.operator === last.operator && subjectOf(one) === subjectOf(last),
  );
  if (!last.isList) return false;
  const refused = new Set(same.filter(({ holds }) => !holds).flatMap(({ value }) => value as unknown[]));
  return same.some(({ holds, value }) => holds && (value as unknown[]).every((one) => refused.has(one)));
}
