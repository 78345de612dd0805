import { inOperator, inTest, type Mutant } from "./mutant.ts";

type Scores = Readonly<Record<string, number>>;
interface Places {
  readonly now: readonly number[];
  readonly ever: readonly number[];
}

export const inTests: readonly Mutant[] = [
  inTest(
    "tag",
    "containsAnyOf",
    "any becomes all",
    (ids: number[]) => (fact: number[]) => ids.every((id) => fact.includes(id)),
  ),
  inTest("tag", "isSet", "one tag is not enough", () => (fact: number[]) => fact.length > 1),
  inTest(
    "country",
    "isAnyOf",
    "nothing matches anything",
    (codes: string[]) => (fact: string | null) => fact === null || codes.includes(fact),
  ),
  inTest("company", "isSet", "nothing is something", () => () => true),
  inTest("company", "isNotSet", "something is nothing", () => () => true),
  inTest(
    "owner",
    "isAnyOf",
    "only the first counts",
    (ids: number[]) => (fact: number | null) => fact === ids[0],
  ),
  inTest(
    "inbound",
    "since",
    "the start is left out",
    (start: number) => (fact: number | null) => fact !== null && fact > start,
  ),
  inTest(
    "inbound",
    "since",
    "never is long ago",
    (start: number) => (fact: number | null) => (fact ?? start) >= start,
  ),
  inTest(
    "inbound",
    "isSet",
    "the beginning of time is never",
    () => (fact: number | null) => (fact ?? 1) > 0,
  ),
  inTest(
    "inbound",
    "isNotSet",
    "long ago is never",
    () => (fact: number | null) => (fact ?? 0) < Date.UTC(2020, 0),
  ),
  inTest(
    "created",
    "between",
    "the end is let in",
    ([from, to]: [number, number]) =>
      (fact: number) =>
        fact >= from && fact <= to,
  ),
  inTest(
    "created",
    "between",
    "the start is left out",
    ([from, to]: [number, number]) =>
      (fact: number) =>
        fact > from && fact < to,
  ),
  inTest(
    "fitScore",
    ">=",
    "no score is 0",
    ({ product, score }) =>
      (fact: Scores) =>
        (fact[product] ?? 0) >= score,
  ),
  inTest(
    "fitScore",
    "<",
    "no score is little",
    ({ product, score }) =>
      (fact: Scores) =>
        !((fact[product] ?? -1e308) >= score),
  ),
  inTest(
    "fitScore",
    "isSet",
    "0 is no score",
    ({ product }) =>
      (fact: Scores) =>
        Boolean(fact[product]),
  ),
  inTest("fitScore", "between", "the ends are left out", ({ product, from, to }) => (fact: Scores) => {
    const score = fact[product];
    return score !== undefined && score > from && score < to;
  }),
  inTest(
    "suppressed",
    "has",
    "any is email",
    (channel: string) => (fact: string[]) => fact.includes(channel === "any" ? "email" : channel),
  ),
  inTest("suppressed", "has", "the channel is overlooked", () => (fact: string[]) => fact.length > 0),
  inTest(
    "segment",
    "currentlyIn",
    "now is ever",
    (ids: number[]) => (fact: Places) => ids.some((id) => fact.ever.includes(id)),
  ),
  inTest(
    "segment",
    "everIn",
    "who is in was not",
    (ids: number[]) => (fact: Places) => ids.some((id) => fact.ever.includes(id)),
  ),
  inTest(
    "name",
    "contains",
    "case counts",
    (wanted: string) => (fact: string[]) => fact.some((text) => text.includes(wanted)),
  ),
  inTest(
    "email",
    "is",
    "only the first address counts",
    (wanted: string) => (fact: string[]) => fact[0]?.toLowerCase() === wanted,
  ),
  inTest(
    "name",
    "startsWith",
    "anywhere will do",
    (wanted: string) => (fact: string[]) => fact.some((text) => text.toLowerCase().includes(wanted)),
  ),
];

/** Both engines follow these, so that only the oracle can tell. */
export const inCatalogue: readonly Mutant[] = [
  inOperator("country", "isNoneOf", "complements another operator", { polarity: "negative", of: "isSet" }),
  inOperator("inbound", "notSince", "means that there was one", { polarity: "negative", of: "isSet" }),
  inOperator("tag", "containsAllOf", "means none of", { polarity: "negative" }),
  inOperator("tag", "containsNoneOf", "means all of", { polarity: "every" }),
  inOperator("segment", "neverIn", "means not now", { of: "currentlyIn" }),
  inOperator("email", "doesNotContain", "means is not", { of: "is" }),
];
