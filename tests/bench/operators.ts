import type { Group, Rule } from "@segments/rules";
import { pick } from "./random.ts";
import type { Ids } from "./rules.ts";

type Member = Group["rules"][number];

/** Which of its values each predicate of an operator's rule has. */
type Choice = readonly number[];

/** A rule while it is edited. */
export interface Draft {
  readonly choice: Choice;
  readonly rule: Rule;
}

const days = (last: number) => ({ last, unit: "day" }) as const;

/** What each of the eight predicates can be, from selective to broad. */
function valuesOf(ids: Ids): readonly (readonly Member[])[] {
  const tags = (...names: string[]): Member => ({
    field: "tag",
    operator: "containsAnyOf",
    value: names.map(ids.tag),
  });
  const not = (...names: string[]): Member => ({
    field: "tag",
    operator: "containsNoneOf",
    value: names.map(ids.tag),
  });
  const country = (...value: string[]): Member => ({ field: "country", operator: "isAnyOf", value });
  const language = (...value: string[]): Member => ({ field: "language", operator: "isAnyOf", value });
  const fit = (product: string, score: number): Member => ({
    field: "fitScore",
    operator: ">=",
    value: { product: ids.product(product), score },
  });
  return [
    [tags("newsletter"), tags("hot-lead"), tags("trade-show"), tags("newsletter", "trade-show")],
    [country("VN"), country("US"), country("VN", "US", "DE"), country("VN", "US", "SG", "DE", "JP")],
    [language("vi"), language("en"), language("vi", "en"), { field: "language", operator: "isSet" }],
    [30, 90, 180, 365].map((last): Member => ({ field: "inbound", operator: "since", value: days(last) })),
    [30, 50, 60, 80].map((score) => fit("Freight Desk", score)),
    [30, 50, 60, 80].map((score) => fit("Trade Credit", score)),
    [not("do-not-call"), not("legal-hold"), not("do-not-call", "legal-hold"), not("test-record")],
    (["neverIn", "notCurrentlyIn", "currentlyIn", "everIn"] as const).map(
      (operator): Member => ({ field: "segment", operator, value: [ids.segment("Q1 batch")] }),
    ),
  ];
}

function draftOf(ids: Ids, choice: Choice): Draft {
  const [tag, country, language, inbound, fit, credit, not, segment] = valuesOf(ids).map(
    (values, place) => values[choice[place] ?? 0] as Member,
  ) as [Member, Member, Member, Member, Member, Member, Member, Member];
  const rule: Rule = {
    version: 1,
    combinator: "and",
    rules: [
      { combinator: "or", rules: [tag, country, language] },
      { combinator: "or", rules: [inbound, { combinator: "and", rules: [fit, credit] }] },
      not,
      segment,
    ],
  };
  return { choice, rule };
}

/** Rules in which every value of every predicate stands once. */
export function drafts(ids: Ids): readonly Draft[] {
  const most = Math.max(...valuesOf(ids).map((values) => values.length));
  return Array.from({ length: most }, (_, each) =>
    draftOf(
      ids,
      valuesOf(ids).map((values) => each % values.length),
    ),
  );
}

/** The draft with another value of one of its predicates. */
export function edited({ choice }: Draft, ids: Ids, random: () => number): Draft {
  const values = valuesOf(ids);
  const place = Math.floor(random() * values.length);
  const others = (values[place] ?? []).map((_, index) => index).filter((index) => index !== choice[place]);
  return draftOf(ids, choice.with(place, pick(random, others)));
}
