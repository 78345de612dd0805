import { nameKey } from "../fold.ts";
import type { Reference } from "../names.ts";
import { nearest } from "./nearest.ts";

export type NamedSource = Reference["source"];

/** One of the tags, companies, … that a rule can name. */
export interface NamedOption {
  readonly source: NamedSource;
  readonly value: number;
  readonly label: string;
}

/** What names stand for, both ways. */
export interface TextNames {
  readonly labelOf: (source: NamedSource, id: number) => string | undefined;
  /** The ids that go by a name: those of exactly that name or, where there are none, of the same but for case and spaces. */
  readonly idsOf: (source: NamedSource, name: string) => readonly number[];
  /** A name that was probably meant instead. */
  readonly nearest: (source: NamedSource, name: string) => string | undefined;
}

/** Names from all that is known. For a line to be read back as it was, everything of a name has to be in it. */
export function textNames(options: readonly NamedOption[]): TextNames {
  const labels = new Map<string, string>();
  const exact = new Map<string, Set<number>>();
  const folded = new Map<string, Set<number>>();
  const bySource = new Map<NamedSource, Set<string>>();
  for (const { source, value, label } of options) {
    labels.set(`${source}/${value}`, label);
    addTo(exact, `${source}/${label}`, value);
    addTo(folded, `${source}/${nameKey(label)}`, value);
    addTo(bySource, source, label);
  }
  return {
    labelOf: (source, id) => labels.get(`${source}/${id}`),
    idsOf: (source, name) => [
      ...(exact.get(`${source}/${name}`) ?? folded.get(`${source}/${nameKey(name)}`) ?? []),
    ],
    nearest: (source, name) => nearest(name, bySource.get(source) ?? []),
  };
}

function addTo<Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = sets.get(key);
  if (set) set.add(item);
  else sets.set(key, new Set([item]));
}
