import { fieldOf, type Group, isFieldName, type Reference, valueTypeOf } from "@segments/rules";
import type { ViewGroup } from "./view-rule.ts";

export interface Wanted {
  readonly source: Reference["source"];
  readonly value: number;
}

/** More of one list than this are not read by anybody. */
const PER_PREDICATE = 100;

/** Everything a rule names by an id, incomplete predicates included. */
export function wantedNames(group: Group | ViewGroup): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const member of group.rules as readonly (Group["rules"][number] | ViewGroup["rules"][number])[]) {
    for (const one of "rules" in member ? wantedNames(member) : wantedBy(member)) {
      wanted.set(`${one.source}:${one.value}`, one);
    }
  }
  return [...wanted.values()];
}

function wantedBy({
  field,
  operator,
  value,
}: {
  field: string;
  operator: string;
  value?: unknown;
}): Wanted[] {
  if (!isFieldName(field)) return [];
  const { editor } = valueTypeOf(fieldOf(field).operators, operator);
  if (!("source" in editor)) return [];
  const { source } = editor;
  // Codes are named by the browser itself.
  if (source === "countries" || source === "languages") return [];
  const ids: unknown[] = Array.isArray(value) ? value.slice(0, PER_PREDICATE) : [productOf(value)];
  return ids.filter((id) => typeof id === "number").map((id) => ({ source, value: id }));
}

function productOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "product" in value ? value.product : undefined;
}

/** As the server is asked for them. */
export function bySource(wanted: readonly Wanted[]): { source: Wanted["source"]; values: number[] }[] {
  const values = new Map<Wanted["source"], number[]>();
  for (const { source, value } of wanted) values.set(source, [...(values.get(source) ?? []), value]);
  return [...values].map(([source, ids]) => ({ source, values: ids }));
}
