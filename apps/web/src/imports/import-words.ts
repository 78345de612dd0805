import type { ImportDetail, ImportInspection } from "../trpc.ts";

export type Outcome = keyof ImportDetail["report"]["counts"];

/** In the order in which people ask for them: what was, and what would be. */
export const outcomeWords: readonly {
  readonly outcome: Outcome;
  readonly did: string;
  readonly would: string;
}[] = [
  { outcome: "created", did: "Created", would: "Would be created" },
  { outcome: "updated", did: "Updated", would: "Would be updated" },
  { outcome: "unchanged", did: "Already so", would: "Already so" },
  { outcome: "ambiguous", did: "Ambiguous", would: "Ambiguous" },
  { outcome: "refused", did: "Refused", would: "Refused" },
];

export const encodingLabels: Readonly<Record<ImportInspection["encoding"], string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16 (big-endian)",
  "windows-1252": "Windows-1252",
};

export const delimiterLabels: Readonly<Record<ImportInspection["delimiter"], string>> = {
  ",": "Comma",
  ";": "Semicolon",
  "\t": "Tab",
  "|": "Bar",
};

/** What an import may do, in words. */
export const optionLabels = {
  createNew: ["Add new customers", "Rows that match nobody become customers."],
  updateExisting: ["Change customers that are there", "Rows are matched by customer ID, else by email."],
  createTags: ["Make tags that are missing", "Else a row that names one is refused."],
  createCompanies: ["Make companies that are missing", "Else a row that names one is refused."],
  createSegments: ["Make static segments that are missing", "Else a row that names one is refused."],
  clearEmpty: ["Empty cells take away what was there", "Company, owner, country, language and scores only."],
} as const satisfies Record<keyof ImportDetail["options"], readonly [label: string, hint: string]>;

export type ImportOptions = ImportDetail["options"];
export const optionNames = Object.keys(optionLabels) as (keyof ImportOptions)[];

export const defaultOptions: ImportOptions = {
  createNew: true,
  updateExisting: true,
  createTags: true,
  createCompanies: true,
  createSegments: true,
  clearEmpty: false,
};
