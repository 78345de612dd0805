/** Where the options of a field come from; also what a rule's references point into. */
export type Source = "tags" | "companies" | "users" | "products" | "segments" | "countries" | "languages";

/** A value in a rule that stands for something which can be deleted. */
export interface Reference {
  readonly source: Exclude<Source, "countries" | "languages">;
  readonly id: number;
}

/** The name of an option, or undefined where it is not known. */
export type Names = (source: Source, value: number | string) => string | undefined;

/** What one option of a source is called in a sentence about it. */
export const sourceNoun: Record<Source, string> = {
  tags: "tag",
  companies: "company",
  users: "user",
  products: "product",
  segments: "segment",
  countries: "country",
  languages: "language",
};

export function nameOf(names: Names, source: Source, value: number | string): string {
  return names(source, value) ?? (typeof value === "string" ? value : `${sourceNoun[source]} ${value}`);
}
