/** What a column can be imported as; `fit:7` is the fit score for product 7. */
export const plainTargets = [
  "id",
  "name",
  "firstName",
  "lastName",
  "email",
  "phone",
  "company",
  "owner",
  "country",
  "language",
  "tags",
  "segments",
  "suppressed",
] as const;
export type PlainTarget = (typeof plainTargets)[number];
export type ImportTarget = PlainTarget | `fit:${number}`;

/** What people call them, in the order in which they are offered. */
export const targetLabels: Readonly<Record<PlainTarget, string>> = {
  id: "Customer ID",
  name: "Name",
  firstName: "First name",
  lastName: "Last name",
  email: "Email",
  phone: "Phone",
  company: "Company",
  owner: "Owner",
  country: "Country",
  language: "Language",
  tags: "Tags",
  segments: "Static segments",
  suppressed: "Suppressed addresses",
};

/** Those that several columns can be imported as together: texts one after the other, or lists. */
const several: ReadonlySet<string> = new Set<PlainTarget>([
  "name",
  "email",
  "phone",
  "tags",
  "segments",
  "suppressed",
]);

export function takesSeveral(target: ImportTarget): boolean {
  return several.has(target);
}

export function fitTarget(productId: number): ImportTarget {
  return `fit:${productId}`;
}

/** The product whose score a column is; undefined for any other target. */
export function productOf(target: ImportTarget): number | undefined {
  return target.startsWith("fit:") ? Number(target.slice(4)) : undefined;
}

/** A column of a file by its name, and what it is imported as. */
export interface MappedColumn {
  readonly name: string;
  readonly target: ImportTarget;
}
