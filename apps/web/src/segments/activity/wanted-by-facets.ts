import type { Wanted } from "../../rule-builder/wanted.ts";

const sources: Readonly<Record<string, Wanted["source"]>> = {
  tag: "tags",
  fit: "products",
  segment: "segments",
};

/** What these facets are about, as far as it has a name of its own: tag:7, fit:2, segment:3. */
export function wantedByFacets(facets: Iterable<string>): Wanted[] {
  return [...new Set(facets)].flatMap((facet) => {
    const [kind = "", id] = facet.split(":");
    const source = sources[kind];
    return source && id ? [{ source, value: Number(id) }] : [];
  });
}
