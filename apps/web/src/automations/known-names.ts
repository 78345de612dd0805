import { countryName, languageName, type Names } from "@segments/rules";
import { type Named, nameKey } from "../rule-builder/name-store.ts";

/** Names as an answer of the server brought them. */
export function namesOf(known: readonly Named[] = []): Names {
  const labels = new Map(known.map(({ source, value, label }) => [nameKey(source, value), label]));
  return (source, value) => {
    if (source === "countries") return countryName(String(value));
    if (source === "languages") return languageName(String(value));
    return labels.get(nameKey(source, value));
  };
}
