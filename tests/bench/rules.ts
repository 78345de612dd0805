import type { Group, Rule } from "@segments/rules";

/** The ids behind the names of the demo organization. */
export interface Ids {
  tag(name: string): number;
  product(name: string): number;
  person(name: string): number;
  segment(name: string): number;
  /** Some of its companies, the ones with most customers first. */
  readonly companies: readonly number[];
}

export interface NamedRule {
  readonly name: string;
  readonly rule: Rule;
}

type Member = Group["rules"][number];

const and = (...rules: Member[]): Rule => ({ version: 1, combinator: "and", rules });
const or = (...rules: Member[]): Group => ({ combinator: "or", rules });
const none = (...rules: Member[]): Group => ({ combinator: "or", not: true, rules });
const days = (last: number) => ({ last, unit: "day" }) as const;

/** Segments that other rules refer to: a dynamic one, and one that refers to it and to a static one. */
export function referredRules(ids: Ids, idOf: (name: string) => number): readonly (() => NamedRule)[] {
  return [
    () => ({
      name: "Bench: good fits",
      rule: and({
        field: "fitScore",
        operator: ">=",
        value: { product: ids.product("Freight Desk"), score: 70 },
      }),
    }),
    () => ({
      name: "Bench: good fits that write",
      rule: and(
        { field: "segment", operator: "currentlyIn", value: [idOf("Bench: good fits")] },
        { field: "inbound", operator: "since", value: days(180) },
        { field: "segment", operator: "notCurrentlyIn", value: [ids.segment("Q1 batch")] },
      ),
    }),
  ];
}

/** The 12 rules, from selective to very broad, and 3 that refer to segments. */
export function benchRules(ids: Ids, idOf: (name: string) => number): readonly NamedRule[] {
  const tag = (...names: string[]): Member => ({
    field: "tag",
    operator: "containsAnyOf",
    value: names.map(ids.tag),
  });
  const country = (...value: string[]): Member => ({ field: "country", operator: "isAnyOf", value });
  return [
    { name: "rare tag", rule: and(tag("test-record")) },
    {
      name: "rare tag, two countries, inbound since",
      rule: and(tag("legal-hold"), country("VN", "US"), {
        field: "inbound",
        operator: "since",
        value: days(365),
      }),
    },
    {
      name: "companies, not a common tag",
      rule: and(
        { field: "company", operator: "isAnyOf", value: ids.companies.slice(0, 3) },
        { field: "tag", operator: "containsNoneOf", value: [ids.tag("newsletter")] },
      ),
    },
    {
      name: "owner, fit score",
      rule: and(
        { field: "owner", operator: "isAnyOf", value: [ids.person("Kenji Mori")] },
        { field: "fitScore", operator: ">", value: { product: ids.product("Trade Credit"), score: 80 } },
      ),
    },
    {
      name: "language missing",
      rule: and({ field: "language", operator: "isNotSet" }),
    },
    {
      name: "static segment, country",
      rule: and(country("VN", "TH"), {
        field: "segment",
        operator: "currentlyIn",
        value: [ids.segment("Already ran campaign Spring launch")],
      }),
    },
    {
      name: "inbound since, fit score",
      rule: and(
        { field: "inbound", operator: "since", value: days(90) },
        { field: "fitScore", operator: ">=", value: { product: ids.product("Freight Desk"), score: 60 } },
      ),
    },
    {
      name: "common tag, five countries, language",
      rule: and(tag("newsletter"), country("VN", "US", "SG", "DE", "JP"), {
        field: "language",
        operator: "isAnyOf",
        value: ["vi", "en", "de"],
      }),
    },
    {
      name: "nested NOT",
      rule: and(
        or(tag("hot-lead", "trade-show"), country("VN")),
        none(
          {
            combinator: "and",
            rules: [
              { field: "inbound", operator: "notSince", value: days(180) },
              { field: "owner", operator: "isNotSet" },
            ],
          },
          {
            field: "fitScore",
            operator: "<",
            value: { product: ids.product("Customs Copilot"), score: 20 },
          },
        ),
      ),
    },
    { name: "common tag", rule: and(tag("newsletter")) },
    {
      name: "inbound not since, no such country",
      rule: and(
        { field: "inbound", operator: "notSince", value: days(30) },
        { field: "country", operator: "isNoneOf", value: ["SG", "MY"] },
      ),
    },
    {
      name: "nearly everyone",
      rule: and({
        field: "tag",
        operator: "containsNoneOf",
        value: [ids.tag("do-not-call"), ids.tag("test-record")],
      }),
    },
    {
      name: "in a dynamic segment, tag",
      rule: and(
        { field: "segment", operator: "currentlyIn", value: [idOf("Bench: good fits")] },
        tag("webinar-2025"),
      ),
    },
    {
      name: "in a nested segment, not in static ones",
      rule: and(
        { field: "segment", operator: "currentlyIn", value: [idOf("Bench: good fits that write")] },
        {
          field: "segment",
          operator: "notCurrentlyIn",
          value: [
            ids.segment("Already ran campaign Spring launch"),
            ids.segment("Cooldown — asked for a pause"),
          ],
        },
      ),
    },
    {
      name: "not in a nested or a static segment",
      rule: and({
        field: "segment",
        operator: "notCurrentlyIn",
        value: [idOf("Bench: good fits that write"), ids.segment("Q1 batch")],
      }),
    },
  ];
}

/** Eight predicates in three groups, balanced so that most are looked at. `score` is the one that gets edited. */
export function eightPredicates(ids: Ids, score = 40): Rule {
  return and(
    or(
      { field: "country", operator: "isAnyOf", value: ["VN", "US", "DE"] },
      { field: "language", operator: "isAnyOf", value: ["en", "vi"] },
    ),
    { field: "inbound", operator: "since", value: days(500) },
    or(
      { field: "fitScore", operator: ">=", value: { product: ids.product("Freight Desk"), score } },
      { field: "tag", operator: "containsAnyOf", value: [ids.tag("newsletter"), ids.tag("trade-show")] },
    ),
    none(
      { field: "tag", operator: "containsAnyOf", value: [ids.tag("do-not-call")] },
      { field: "segment", operator: "currentlyIn", value: [ids.segment("Q1 batch")] },
    ),
    { field: "company", operator: "isSet" },
  );
}
