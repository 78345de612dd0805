import { fold, nameKey } from "@segments/rules";
import { addressKey, type CustomerState } from "./customer-state.ts";
import type { Known, KnownPerson } from "./known.ts";
import type { NameFinder } from "./name-finder.ts";
import { readCountry, readLanguage } from "./read-codes.ts";
import { type Address, type ImportRow, quoted } from "./read-row.ts";
import { fitTarget, type ImportTarget } from "./targets.ts";

interface Setting<What extends string, Value> {
  readonly what: What;
  readonly to: Value;
}
interface Joining<What extends string> {
  readonly what: What;
  readonly id: number;
}
interface Addressing<What extends string> {
  readonly what: What;
  readonly address: Address;
}

/** One thing that becomes different about a customer. */
export type Edit =
  | Setting<"name", string>
  | Setting<"companyId", number | null>
  | Setting<"ownerId", number | null>
  | Setting<"country", string | null>
  | Setting<"language", string | null>
  | (Setting<"score", number | null> & { readonly productId: number })
  | Addressing<"address">
  | Addressing<"suppressed">
  | Joining<"tag">
  | Joining<"segment">;

/** An edit, and how it is shown. */
export interface RowChange {
  readonly target: ImportTarget;
  /** Null where there was nothing, or where something is added to a list. */
  readonly from: string | null;
  readonly to: string | null;
  readonly edit: Edit;
}

/** What a row changes about a customer; what can't be found goes to `problems`. What a cell says already changes nothing. */
export function changesOf(
  row: ImportRow,
  customer: CustomerState,
  known: Known,
  names: NameFinder,
  problems: string[],
): RowChange[] {
  return [
    ...nameChange(row, customer),
    ...addressChanges(row, customer),
    ...companyChange(row, customer, known, names),
    ...ownerChange(row, customer, known, problems),
    ...codeChange("country", row.country, customer.country, readCountry, problems),
    ...codeChange("language", row.language, customer.language, readLanguage, problems),
    ...row.tags.flatMap((named): RowChange[] => {
      const tag = names.tag(named);
      if (!tag || customer.tags.has(tag.id)) return [];
      return [{ target: "tags", from: null, to: tag.name, edit: { what: "tag", id: tag.id } }];
    }),
    ...row.segments.flatMap((named): RowChange[] => {
      const segment = names.segment(named);
      if (!segment || customer.segments.has(segment.id)) return [];
      return [
        { target: "segments", from: null, to: segment.name, edit: { what: "segment", id: segment.id } },
      ];
    }),
    ...row.scores.flatMap(({ productId, score }): RowChange[] => {
      const from = customer.scores.get(productId) ?? null;
      if (from === score) return [];
      const edit = { what: "score", productId, to: score } as const;
      return [{ target: fitTarget(productId), from: textOf(from), to: textOf(score), edit }];
    }),
  ];
}

function nameChange({ name }: ImportRow, customer: CustomerState): RowChange[] {
  if (name === undefined || name === customer.name) return [];
  return [{ target: "name", from: customer.name || null, to: name, edit: { what: "name", to: name } }];
}

/** New addresses, and which are suppressed from now on; one that is suppressed and not there comes with it. */
function addressChanges({ addresses, suppressed }: ImportRow, { contacts }: CustomerState): RowChange[] {
  const added = distinct([...addresses, ...suppressed]).filter(
    (address) => !contacts.has(addressKey(address)),
  );
  const silenced = distinct(suppressed).filter((address) => contacts.get(addressKey(address)) !== true);
  return [
    ...added.map((address): RowChange => {
      return { target: address.channel, from: null, to: address.address, edit: { what: "address", address } };
    }),
    ...silenced.map((address): RowChange => {
      return { target: "suppressed", from: null, to: address.address, edit: { what: "suppressed", address } };
    }),
  ];
}

/** The first spelling of each. */
function distinct(addresses: readonly Address[]): Address[] {
  return addresses.filter(
    (address, index) => addresses.findIndex((other) => addressKey(other) === addressKey(address)) === index,
  );
}

function companyChange(
  { company }: ImportRow,
  { companyId }: CustomerState,
  { companies, made }: Known,
  names: NameFinder,
): RowChange[] {
  if (company === undefined) return [];
  const from = companyId === null ? null : (companies.nameOf(companyId) ?? made.nameOf(companyId) ?? "");
  if (company === null ? from === null : from !== null && nameKey(from) === company.key) return [];
  const found = company === null ? null : names.company(company);
  if (found === undefined) return [];
  const edit = { what: "companyId", to: found?.id ?? null } as const;
  return [{ target: "company", from, to: found?.name ?? null, edit }];
}

function ownerChange(
  { owner }: ImportRow,
  { ownerId }: CustomerState,
  { people }: Known,
  problems: string[],
): RowChange[] {
  if (owner === undefined || (owner === null && ownerId === null)) return [];
  const from = people.find(({ id }) => id === ownerId);
  if (owner !== null && from && isCalled(from, owner)) return [];
  const found = owner === null ? null : findPerson(owner, people, problems);
  if (found === undefined) return [];
  const edit = { what: "ownerId", to: found?.id ?? null } as const;
  return [{ target: "owner", from: from?.name ?? null, to: found?.name ?? null, edit }];
}

function isCalled({ email, name }: KnownPerson, text: string): boolean {
  return fold(email) === fold(text) || nameKey(name) === nameKey(text);
}

function findPerson(
  text: string,
  people: readonly KnownPerson[],
  problems: string[],
): KnownPerson | undefined {
  const called = people.filter((person) => isCalled(person, text));
  const here = called.filter(({ left }) => !left);
  const exact = here.find(({ email }) => fold(email) === fold(text));
  if (exact || here.length === 1) return exact ?? here[0];
  if (here.length > 1)
    problems.push(`${here.length} people are called ${quoted(text)}: write the email address.`);
  else if (called.length > 0) problems.push(`${quoted(text)} has no place here any more.`);
  else problems.push(`Nobody here is called ${quoted(text)} or has it as email address.`);
  return undefined;
}

function codeChange(
  what: "country" | "language",
  text: string | null | undefined,
  from: string | null,
  read: (text: string) => string | undefined,
  problems: string[],
): RowChange[] {
  if (text === undefined || text === from) return [];
  const to = text === null ? null : read(text);
  if (to === undefined)
    problems.push(`${quoted(text ?? "")} is no ${what}: write its code or its English name.`);
  if (to === undefined || to === from) return [];
  return [{ target: what, from, to, edit: { what, to } }];
}

function textOf(score: number | null): string | null {
  return score === null ? null : String(score);
}
