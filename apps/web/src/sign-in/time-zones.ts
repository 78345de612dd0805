/** Names that a zone is looked for by where a browser still lists it under a former one. */
const newNames: Readonly<Record<string, string>> = {
  "Asia/Calcutta": "Kolkata",
  "Asia/Katmandu": "Kathmandu",
  "Asia/Rangoon": "Yangon",
  "Asia/Saigon": "Ho Chi Minh",
  "Atlantic/Faeroe": "Faroe",
  "Europe/Kiev": "Kyiv",
};

const MOST = 60;

export interface Zone {
  readonly key: string;
  readonly label: string;
  /** "GMT+7" */
  readonly detail: string;
}

/** The time zones whose name has every word that is looked for; so many of them as a list can show. */
export function findZones(search: string, chosen: string): { readonly zones: Zone[]; readonly more: number } {
  const words = search.toLowerCase().split(/[\s/_]+/u);
  const names = [...new Set([chosen, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const found = names.filter((name) => {
    const text = labelOf(name).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const zones = found
    .slice(0, MOST)
    .map((name) => ({ key: name, label: labelOf(name), detail: offsetOf(name) }));
  return { zones, more: found.length - zones.length };
}

export function labelOf(name: string): string {
  const plain = name.replaceAll("_", " ");
  return newNames[name] ? `${plain} (${newNames[name]})` : plain;
}

export function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
