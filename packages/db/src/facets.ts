/**
 * A facet names what data an answer depends on: `country`, or finer `tag:7`. The part before the colon is its family:
 * a write to `tag:7` concerns what depends on `tag:7` or on `tag` as a whole; a write to `tag`, everything of the family.
 */
export function familyOf(facet: string): string {
  const colon = facet.indexOf(":");
  return colon < 0 ? facet : facet.slice(0, colon);
}

/** Does a write to one facet concern an answer that depends on another? */
export function concerns(written: string, dependency: string): boolean {
  return written === dependency || written === familyOf(dependency) || familyOf(written) === dependency;
}
