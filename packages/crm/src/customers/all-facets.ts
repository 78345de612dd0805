import { EVERYONE_FACET, fieldNames, fieldOf } from "@segments/rules";

/** What a customer that comes or goes may change: the set of everyone, and with it any answer. */
export const ALL_FACETS: readonly string[] = [
  ...new Set([EVERYONE_FACET, ...fieldNames.map((name) => fieldOf(name).facet)]),
];
