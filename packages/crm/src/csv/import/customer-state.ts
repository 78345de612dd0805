import type { Address } from "./read-row.ts";

/** All that an import may compare of a customer. One that is about to be created has an id below 0. */
export interface CustomerState {
  readonly id: number;
  name: string;
  companyId: number | null;
  ownerId: number | null;
  country: string | null;
  language: string | null;
  /** By {@link addressKey}, whether it is suppressed. */
  readonly contacts: Map<string, boolean>;
  readonly tags: Set<number>;
  readonly segments: Set<number>;
  readonly scores: Map<number, number>;
}

export function newCustomer(id: number): CustomerState {
  return {
    id,
    name: "",
    companyId: null,
    ownerId: null,
    country: null,
    language: null,
    contacts: new Map(),
    tags: new Set(),
    segments: new Set(),
    scores: new Map(),
  };
}

/** What tells a contact from the others of its customer. */
export function addressKey({ channel, folded }: Pick<Address, "channel" | "folded">): string {
  return `${channel}:${folded}`;
}

/** A customer's state in JSON's own types. */
export interface PackedState {
  readonly id: number;
  readonly name: string;
  readonly companyId: number | null;
  readonly ownerId: number | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly contacts: readonly (readonly [key: string, suppressed: boolean])[];
  readonly tags: readonly number[];
  readonly segments: readonly number[];
  readonly scores: readonly (readonly [productId: number, score: number])[];
}

export function packState({ contacts, tags, segments, scores, ...rest }: CustomerState): PackedState {
  return { ...rest, contacts: [...contacts], tags: [...tags], segments: [...segments], scores: [...scores] };
}

export function unpackState({ contacts, tags, segments, scores, ...rest }: PackedState): CustomerState {
  return {
    ...rest,
    contacts: new Map(contacts),
    tags: new Set(tags),
    segments: new Set(segments),
    scores: new Map(scores),
  };
}
