import { commonLanguages, countryCodes, type Source } from "@segments/rules";

function idsTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const staticSegments = idsTo(4);
const dynamicSegments = [5, 6, 7, 8, 9];

/** What there is to choose from in every world: few enough for rules and customers to meet, many enough for long lists. */
export const options = {
  tags: idsTo(12),
  companies: idsTo(4),
  users: idsTo(4),
  products: idsTo(3),
  countries: countryCodes.slice(0, 5),
  languages: [...commonLanguages.slice(0, 4), "pt-BR"],
  segments: [...staticSegments, ...dynamicSegments],
  staticSegments,
  dynamicSegments,
} satisfies Record<Source | "staticSegments" | "dynamicSegments", readonly (number | string)[]>;
