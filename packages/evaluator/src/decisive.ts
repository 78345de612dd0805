import type { GroupExplanation, PredicateExplanation } from "./explain.ts";

/**
 * The predicates that decide: were any one of them otherwise and the rest as it is, the whole rule would be. For somebody
 * whom a rule does not hold for, each of them is one condition away. In their order; none where it takes more than one. Pure.
 */
export function decisive({ combinator, members }: GroupExplanation): readonly PredicateExplanation[] {
  // In AND a member decides where all others hold, in OR where no other does.
  const needed = combinator === "and";
  const against = members.filter(({ pass }) => pass !== needed).length;
  return members.flatMap((member) => {
    const othersAgainst = against - (member.pass === needed ? 0 : 1);
    if (othersAgainst > 0) return [];
    return member.type === "group" ? decisive(member) : [member];
  });
}
