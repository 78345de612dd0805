import { EVERYONE_KEY, type Expression, keyOf } from "@segments/rules";
import { IdSet } from "../id-set/id-set.ts";

/** A set held as it is, or (complemented) as everyone except these. */
export interface Held {
  readonly ids: IdSet;
  readonly complemented: boolean;
}

/** What parts of expressions came to, by their keys; for as long as their sets are the same. */
export type Known = Map<string, Held>;

/**
 * The ids for which the expression holds. Complements are carried along and only made real at the end, within the
 * set of everyone, so that the set of all customers is touched only where the answer itself is "everyone except …".
 */
export function combineSets(
  expression: Expression,
  sets: ReadonlyMap<string, IdSet>,
  known: Known = new Map(),
): IdSet {
  const { ids, complemented } = hold(expression, sets, known);
  if (!complemented) return ids;
  const everyone = sets.get(EVERYONE_KEY);
  if (!everyone) throw new TypeError("a complemented answer takes the set of everyone");
  return everyone.andNot(ids);
}

/** The same without making a complement real. */
export function hold(expression: Expression, sets: ReadonlyMap<string, IdSet>, known: Known): Held {
  switch (expression.type) {
    case "set": {
      const ids = sets.get(expression.key);
      if (!ids) throw new TypeError(`the set ${expression.key} was not read`);
      return { ids, complemented: false };
    }
    case "not": {
      const { ids, complemented } = hold(expression.of, sets, known);
      return { ids, complemented: !complemented };
    }
    default: {
      const key = keyOf(expression);
      const before = known.get(key);
      if (before) return before;
      const members = expression.of.map((member) => hold(member, sets, known));
      const held =
        expression.type === "and" ? intersect(members) : complement(intersect(members.map(complement)));
      known.set(key, held);
      return held;
    }
  }
}

export function complement({ ids, complemented }: Held): Held {
  return { ids, complemented: !complemented };
}

/** What is in all of them, at least one; what is complemented is taken away from what is not. */
export function intersect(members: readonly Held[]): Held {
  const { plain, away } = sides(members);
  if (plain.length === 0) return { ids: IdSet.union(away), complemented: true };
  return { ids: IdSet.intersection(plain, away), complemented: false };
}

/** How many are in all of them, at least one, of `total` customers. */
export function sizeOfAll(members: readonly Held[], total: number): number {
  const { plain, away } = sides(members);
  return plain.length === 0 ? total - IdSet.sizeOfUnion(away) : IdSet.sizeOfIntersection(plain, away);
}

function sides(members: readonly Held[]) {
  return {
    plain: members.filter(({ complemented }) => !complemented).map(({ ids }) => ids),
    away: members.filter(({ complemented }) => complemented).map(({ ids }) => ids),
  };
}
