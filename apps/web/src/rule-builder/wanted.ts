import type { Reference } from "@segments/rules";

/** Something that is known by its id, and whose name is needed. */
export interface Wanted {
  readonly source: Reference["source"];
  readonly value: number;
}

/** As the server is asked for them. */
export function bySource(wanted: readonly Wanted[]): { source: Wanted["source"]; values: number[] }[] {
  const values = new Map<Wanted["source"], number[]>();
  for (const { source, value } of wanted) values.set(source, [...(values.get(source) ?? []), value]);
  return [...values].map(([source, ids]) => ({ source, values: ids }));
}
