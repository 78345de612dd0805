import { type Group, isGroup, type Predicate } from "@segments/rules";

/** A rule without one of its groups or predicates; undefined where a group would be left with nothing. */
export function leaveOut(group: Group, part: object): Group | undefined {
  const rules: (Group | Predicate)[] = [];
  for (const member of group.rules) {
    if (member === part) continue;
    const kept = isGroup(member) ? leaveOut(member, part) : member;
    if (!kept) return undefined;
    rules.push(kept);
  }
  return rules.length === 0 ? undefined : { ...group, rules };
}
