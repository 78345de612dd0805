import type { SegmentType } from "../../segments/segment-item.ts";
import type { Companies } from "./companies.ts";
import { addressKey, type CustomerState } from "./customer-state.ts";
import type { MadeNames } from "./made-names.ts";
import type { Address } from "./read-row.ts";

export interface KnownName {
  readonly id: number;
  readonly name: string;
}

export interface KnownSegment extends KnownName {
  readonly type: SegmentType;
}

export interface KnownPerson extends KnownName {
  readonly email: string;
  /** Has no place in the organization any more. */
  readonly left: boolean;
}

/** What an import knows when it plans some rows: all that these could be about, and what the rows before them bring. */
export interface Known {
  readonly customers: Map<number, CustomerState>;
  /** Who has an email address, by its folded form; not all of very many. */
  readonly emails: Map<string, readonly number[]>;
  /** Addresses that are suppressed somewhere: who is given one has it suppressed. */
  readonly suppressed: Set<string>;
  readonly tags: ReadonlyMap<string, KnownName>;
  readonly segments: ReadonlyMap<string, KnownSegment>;
  readonly companies: Companies;
  readonly people: readonly KnownPerson[];
  readonly made: MadeNames;
}

/** How many of those who share an email address are looked up. */
export const SHARERS = 6;

/** Gives a customer an address, suppressed where it is so elsewhere. */
export function giveAddress({ suppressed, emails }: Known, customer: CustomerState, address: Address): void {
  const key = addressKey(address);
  customer.contacts.set(key, suppressed.has(key));
  if (address.channel !== "email") return;
  emails.set(address.folded, [...(emails.get(address.folded) ?? []), customer.id]);
}

/** Suppresses an address wherever it is. */
export function suppressAddress({ suppressed, customers }: Known, key: string): void {
  suppressed.add(key);
  for (const { contacts } of customers.values()) if (contacts.has(key)) contacts.set(key, true);
}
