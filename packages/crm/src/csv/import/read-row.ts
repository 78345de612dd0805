import { nameKey } from "@segments/rules";
import { type Channel, readAddress } from "../../customers/address.ts";
import { readCustomerName } from "../../customers/rename-customer.ts";
import { CrmError } from "../../errors.ts";
import { splitList } from "../list-cell.ts";
import type { ImportColumns } from "./columns.ts";
import type { PlainTarget } from "./targets.ts";

export interface Address {
  readonly channel: Channel;
  readonly address: string;
  readonly folded: string;
}

/** A text and what makes it the same as another. */
export interface NamedText {
  readonly name: string;
  readonly key: string;
}

export interface GivenScore {
  readonly productId: number;
  readonly score: number | null;
}

/** What a row asks for. Undefined: nothing is said of it. Null: it is to be taken away. */
export interface ImportRow {
  readonly id: number | undefined;
  readonly name: string | undefined;
  readonly addresses: readonly Address[];
  readonly company: NamedText | null | undefined;
  readonly owner: string | null | undefined;
  readonly country: string | null | undefined;
  readonly language: string | null | undefined;
  readonly tags: readonly NamedText[];
  readonly segments: readonly NamedText[];
  readonly scores: readonly GivenScore[];
  readonly suppressed: readonly Address[];
}

/** The most texts in one list of a row. */
const LONGEST_LIST = 100;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const LARGEST_ID = 2_147_483_647;

/** Reads a row's cells; what is wrong with them goes to `problems`, a sentence each. */
export function readRow(
  cells: readonly string[],
  { at, scores }: ImportColumns,
  clearEmpty: boolean,
  problems: string[],
): ImportRow {
  const texts = (target: PlainTarget) =>
    at(target)
      .map((index) => (cells[index] ?? "").trim())
      .filter((text) => text !== "");
  const joined = (...targets: PlainTarget[]) => targets.flatMap(texts).join(" ");
  const single = (target: PlainTarget) => {
    const [text] = texts(target);
    return text ?? (clearEmpty && at(target).length > 0 ? null : undefined);
  };
  const list = <Item>(target: PlainTarget, read: (text: string) => Item): Item[] => {
    const items = texts(target).flatMap(splitList);
    if (items.length > LONGEST_LIST) {
      problems.push(
        `There are ${items.length} ${nouns[target] ?? target} in one row; at most ${LONGEST_LIST} can be.`,
      );
      return [];
    }
    return items.flatMap((text) => attempt(() => read(text), problems));
  };
  const company = single("company");
  return {
    id: texts("id").map((text) => readId(text, problems))[0],
    name: attempt(() => readName(joined("name") || joined("firstName", "lastName")), problems)[0],
    addresses: [
      ...list("email", (text) => readOne("email", text)),
      ...list("phone", (text) => readOne("phone", text)),
    ],
    company: typeof company === "string" ? named(company) : company,
    owner: single("owner"),
    country: single("country"),
    language: single("language"),
    tags: distinct(list("tags", named)),
    segments: distinct(list("segments", named)),
    scores: scores.flatMap(({ productId, index }): GivenScore[] => {
      const text = (cells[index] ?? "").trim();
      if (text === "") return clearEmpty ? [{ productId, score: null }] : [];
      const score = NUMBER.test(text) ? Number(text) : Number.NaN;
      if (Number.isFinite(score)) return [{ productId, score }];
      problems.push(`${quoted(text)} is no number: write it as 12.5.`);
      return [];
    }),
    suppressed: list("suppressed", (text) => readOne(text.includes("@") ? "email" : "phone", text)),
  };
}

const nouns: Partial<Record<PlainTarget, string>> = {
  email: "email addresses",
  phone: "phone numbers",
  suppressed: "suppressed addresses",
};

function readId(text: string, problems: string[]): number | undefined {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (id >= 1 && id <= LARGEST_ID) return id;
  problems.push(`${quoted(text)} is no customer ID.`);
  return undefined;
}

function readName(text: string): string | undefined {
  return text === "" ? undefined : readCustomerName(text).name;
}

function readOne(channel: Channel, text: string): Address {
  return { channel, ...readAddress(channel, text) };
}

function named(text: string): NamedText {
  const name = text.replace(/\s+/gu, " ");
  return { name, key: nameKey(name) };
}

function distinct(items: readonly NamedText[]): NamedText[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}

/** What somebody wrote, as a sentence can carry it. */
export function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}

function attempt<Result>(read: () => Result, problems: string[]): Result[] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    problems.push(error.message);
    return [];
  }
}
