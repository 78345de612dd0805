import { fieldOf, type Group, isGroup, positiveOf } from "@segments/rules";

/** Whether a rule wants what it asks about, refuses it, or does the one here and the other there. */
export type Wish = "wanted" | "refused" | "both";
export type AskedFacets = ReadonlyMap<string, Wish>;

/** What a rule itself asks about: tag:7, country, … */
export function askedFacets(rule: Group): AskedFacets {
  const found = new Map<string, Wish>();
  look(rule, "wanted", found);
  return found;
}

function look(group: Group, wish: "wanted" | "refused", found: Map<string, Wish>): void {
  const inside = group.not ? opposite(wish) : wish;
  for (const member of group.rules) {
    if (isGroup(member)) {
      look(member, inside, found);
      continue;
    }
    const { operators, facet } = fieldOf(member.field);
    const mine = operators[member.operator]?.polarity === "negative" ? opposite(inside) : inside;
    for (const one of positiveOf(operators, member.operator).facets?.(member.value) ?? [facet])
      found.set(one, (found.get(one) ?? mine) === mine ? mine : "both");
  }
}

function opposite(wish: "wanted" | "refused"): "wanted" | "refused" {
  return wish === "wanted" ? "refused" : "wanted";
}
