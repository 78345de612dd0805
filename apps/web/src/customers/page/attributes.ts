import { countryName, languageName, type Source } from "@segments/rules";
import { type CustomerDetail, client, type ProcedurePath } from "../../trpc.ts";
import type { Picked } from "./source-picker.tsx";

/** Something of which a customer has one or none, out of the options of a source. */
export interface Attribute {
  readonly label: string;
  readonly source: Source;
  /** What having none is called. */
  readonly none: string;
  readonly read: (customer: CustomerDetail) => Picked | null;
  /** The customer as it would be with another. */
  readonly write: (customer: CustomerDetail, next: Picked | null) => CustomerDetail;
  /** Whether that was another. */
  readonly send: (customerIds: number[], next: Picked | null) => Promise<boolean>;
  /** Makes an option that there is not yet. */
  readonly create?: {
    readonly verb: ProcedurePath;
    readonly send: (name: string) => Promise<Picked>;
  };
}

type Update = Parameters<typeof client.customers.update.mutate>[0];

async function update(input: Update): Promise<boolean> {
  const changed = await client.customers.update.mutate(input);
  return Object.values(changed).some((count) => count > 0);
}

const idOf = (picked: Picked | null) => picked && Number(picked.value);
const codeOf = (picked: Picked | null) => picked && String(picked.value);
const named = (one: { readonly id: number; readonly name: string } | null) =>
  one && { value: one.id, label: one.name };

export const attributes: readonly Attribute[] = [
  {
    label: "Company",
    source: "companies",
    none: "No company",
    read: ({ company }) => named(company),
    write: (customer, next) => ({
      ...customer,
      company: next && { id: Number(next.value), name: next.label },
    }),
    send: (customerIds, next) => update({ customerIds, companyId: idOf(next) }),
    create: {
      verb: "companies.create",
      send: async (name) => {
        const company = await client.companies.create.mutate({ name });
        return { value: company.id, label: company.name };
      },
    },
  },
  {
    label: "Owner",
    source: "users",
    none: "Nobody",
    read: ({ owner }) => named(owner),
    write: (customer, next) => ({
      ...customer,
      owner: next && { id: Number(next.value), name: next.label, left: false },
    }),
    send: (customerIds, next) => update({ customerIds, ownerId: idOf(next) }),
  },
  {
    label: "Country",
    source: "countries",
    none: "No country",
    read: ({ country }) => (country === null ? null : { value: country, label: countryName(country) }),
    write: (customer, next) => ({ ...customer, country: codeOf(next) }),
    send: (customerIds, next) => update({ customerIds, country: codeOf(next) }),
  },
  {
    label: "Language",
    source: "languages",
    none: "No language",
    read: ({ language }) => (language === null ? null : { value: language, label: languageName(language) }),
    write: (customer, next) => ({ ...customer, language: codeOf(next) }),
    send: (customerIds, next) => update({ customerIds, language: codeOf(next) }),
  },
];
