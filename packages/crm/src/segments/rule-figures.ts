import { EVERYONE_KEY, type Expression, type Group, isGroup } from "@segments/rules";
import type { IdSet } from "../id-set/id-set.ts";
import { complement, type Held, hold, intersect, type Known, sizeOfAll } from "./combine.ts";

/** How many customers one group or predicate holds for by itself. */
export interface PartCount {
  /** `rules[1].rules[0]`; empty for the whole rule. */
  readonly path: string;
  readonly count: number;
}

/** The same, and what the part does to the whole. */
export interface PartFigures extends PartCount {
  /** How many the whole rule would hold for without it; absent for the whole, and where a group would be left with nothing. */
  readonly without?: number;
}

/** Those who are in all of these, or (complemented) those who are not. It is put together only where it has to be. */
interface Product {
  readonly of: readonly Held[];
  readonly complemented: boolean;
}

/** The groups around the one that is looked at: what the whole comes to with something else in that one's place. */
type Around = (inner: Product) => Product;

/**
 * How many each part of a rule holds for, and how many the whole would without it, in reading order. `parts` is what the
 * rule was compiled to, `sets` has what that names and everyone. What the other members of a group come to is known from
 * those before and those after, so that this takes a handful of operations for each part; most of them only count.
 */
export function ruleFigures(
  rule: Group,
  parts: ReadonlyMap<string, Expression>,
  sets: ReadonlyMap<string, IdSet>,
): PartFigures[] {
  const known: Known = new Map();
  const total = sets.get(EVERYONE_KEY)?.size ?? 0;
  const heldAt = (path: string) => hold(parts.get(path) as Expression, sets, known);
  const sizeOf = ({ of, complemented }: Product) => {
    const size = sizeOfAll(of, total);
    return complemented ? total - size : size;
  };

  function* within(group: Group, path: string, around: Around): Generator<PartFigures> {
    const { combinator, not = false, rules } = group;
    const paths = rules.map((_, index) => `${path === "" ? "" : `${path}.`}rules[${index}]`);
    // In OR, what is in none of them is what is in all complements.
    const turned = (held: Held) => (combinator === "or" ? complement(held) : held);
    const isTurned = (combinator === "or") !== not;
    const members = paths.map((at) => turned(heldAt(at)));
    const before = running(members.slice(0, -1));
    const after = [undefined, ...running(members.slice(1).toReversed()).toReversed()];
    for (const [index, member] of rules.entries()) {
      const at = paths[index] as string;
      const others = [before[index - 1], after[index + 1]].filter((held) => held !== undefined);
      const count = sizeOfAll([heldAt(at)], total);
      if (others.length === 0) yield { path: at, count };
      else yield { path: at, count, without: sizeOf(around({ of: others, complemented: isTurned })) };
      if (isGroup(member)) {
        // Each of the group's own parts is asked about with these.
        const rest = others.length > 1 ? [intersect(others)] : others;
        yield* within(member, at, (inner) => {
          const isAway = inner.complemented !== (combinator === "or");
          const of = isAway ? [complement(intersect(inner.of))] : inner.of;
          return around({ of: [...rest, ...of], complemented: isTurned });
        });
      }
    }
  }

  return [{ path: "", count: sizeOfAll([heldAt("")], total) }, ...within(rule, "", (whole) => whole)];
}

/** The first, the first two, … and all of them intersected. */
function running(members: readonly Held[]): Held[] {
  const held: Held[] = [];
  for (const member of members) {
    const last = held.at(-1);
    held.push(last ? intersect([last, member]) : member);
  }
  return held;
}
