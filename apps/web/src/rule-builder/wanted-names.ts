import { fieldOf, type Group, isFieldName, valueTypeOf } from "@segments/rules";
import type { ViewGroup } from "./view-rule.ts";
import type { Wanted } from "./wanted.ts";

/** More of one list than this are not read by anybody. */
const PER_PREDICATE = 100;

/** Everything a rule names by an id, incomplete predicates included; of one list the first so many. */
export function wantedNames(group: Group | ViewGroup, most = PER_PREDICATE): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const member of group.rules as readonly (Group["rules"][number] | ViewGroup["rules"][number])[]) {
    for (const one of "rules" in member ? wantedNames(member, most) : wantedBy(member, most)) {
      wanted.set(`${one.source}:${one.value}`, one);
    }
  }
  return [...wanted.values()];
}

function wantedBy(
  { field, operator, value }: { field: string; operator: string; value?: unknown },
  most: number,
): Wanted[] {
  if (!isFieldName(field)) return [];
  const { editor } = valueTypeOf(fieldOf(field).operators, operator);
  if (!("source" in editor)) return [];
  const { source } = editor;
  // Codes are named by the browser itself.
  if (source === "countries" || source === "languages") return [];
  const ids: unknown[] = Array.isArray(value) ? value.slice(0, most) : [productOf(value)];
  return ids.filter((id) => typeof id === "number").map((id) => ({ source, value: id }));
}

function productOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "product" in value ? value.product : undefined;
}
