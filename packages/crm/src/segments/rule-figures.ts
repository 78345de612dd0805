import { EVERYONE_KEY, type Expression, type Group, isGroup } from "@segments/rules";
import type { IdSet } from "../id-set/id-set.ts";
import { complement, type Held, hold, intersect, type Known } from "./combine.ts";

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

/** A group around the one that is looked at: what it comes to with another member in that one's place. */
type Around = (inner: Held) => Held;

/**
 * How many each part of a rule holds for, and how many the whole would without it, in reading order. `parts` is what the
 * rule was compiled to, `sets` has what that names and everyone. What the other members of a group come to is known from
 * those before and those after, so that this takes a handful of operations for each part.
 */
export function ruleFigures(
  rule: Group,
  parts: ReadonlyMap<string, Expression>,
  sets: ReadonlyMap<string, IdSet>,
): PartFigures[] {
  const known: Known = new Map();
  const total = sets.get(EVERYONE_KEY)?.size ?? 0;
  const sizeOf = ({ ids, complemented }: Held) => (complemented ? total - ids.size : ids.size);
  const heldAt = (path: string) => hold(parts.get(path) as Expression, sets, known);

  function* within(group: Group, path: string, around: Around): Generator<PartFigures> {
    const { combinator, not, rules } = group;
    const paths = rules.map((_, index) => `${path === "" ? "" : `${path}.`}rules[${index}]`);
    // In OR, what is in none of them is what is in all complements.
    const turned = (held: Held) => (combinator === "or" ? complement(held) : held);
    const close = (held: Held) => (not ? complement(turned(held)) : turned(held));
    const members = paths.map((at) => turned(heldAt(at)));
    const before = running(members);
    const after = running(members.toReversed()).toReversed();
    for (const [index, member] of rules.entries()) {
      const at = paths[index] as string;
      const others = [before[index - 1], after[index + 1]].filter((held) => held !== undefined);
      const rest = others.length === 0 ? undefined : intersect(others);
      const count = sizeOf(heldAt(at));
      yield rest ? { path: at, count, without: sizeOf(around(close(rest))) } : { path: at, count };
      if (isGroup(member)) {
        yield* within(member, at, (inner) =>
          around(close(rest ? intersect([rest, turned(inner)]) : turned(inner))),
        );
      }
    }
  }

  return [{ path: "", count: sizeOf(heldAt("")) }, ...within(rule, "", (held) => held)];
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
