import { concerns, familyOf } from "./facets.ts";

/** Which kept answers depend on what, so that a write finds those that it makes wrong. */
export class Dependents {
  /** organization, family, facet, and the keys of the answers that depend on it */
  readonly #keys = new Map<number, Map<string, Map<string, Set<string>>>>();

  add(org: number, facets: readonly string[], key: string): void {
    const families = getOrAdd(this.#keys, org, () => new Map());
    for (const facet of facets) {
      const family = getOrAdd(families, familyOf(facet), () => new Map());
      getOrAdd(family, facet, () => new Set()).add(key);
    }
  }

  delete(org: number, facets: readonly string[], key: string): void {
    const families = this.#keys.get(org);
    for (const facet of facets) {
      const family = families?.get(familyOf(facet));
      const keys = family?.get(facet);
      keys?.delete(key);
      if (keys?.size === 0) family?.delete(facet);
      if (family?.size === 0) families?.delete(familyOf(facet));
    }
    if (families?.size === 0) this.#keys.delete(org);
  }

  /** The keys of all that a write to these facets concerns. */
  concerned(org: number, facets: readonly string[]): Set<string> {
    const families = this.#keys.get(org);
    const found = new Set<string>();
    for (const facet of facets) {
      for (const [dependency, keys] of families?.get(familyOf(facet)) ?? []) {
        if (concerns(facet, dependency)) for (const key of keys) found.add(key);
      }
    }
    return found;
  }
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
