import type { Group, Predicate, Rule } from "@segments/rules";
import { pick, randomOf } from "./random.ts";
import type { Ids } from "./rules.ts";

const TAGS = [
  ...["newsletter", "webinar-2025", "trade-show", "imported", "hot-lead", "decision-maker", "referral"],
  ...["price-list-sent", "samples-sent", "demo-booked", "enterprise", "reseller", "retail", "wholesale"],
  ...["follow-up", "returning", "partner", "vip", "needs-quote", "contract-sent", "onboarding", "logistics"],
  ...["electronics", "textiles", "furniture", "pharma", "exporter", "importer", "distributor", "press"],
  ...["investor", "at-risk", "churned", "win-back", "complaint", "refund", "do-not-call", "cold", "warm"],
];
export const PRODUCTS = ["Freight Desk", "Customs Copilot", "Warehouse Cloud", "Trade Credit"];
export const COUNTRIES = ["VN", "US", "SG", "MY", "PH", "DE", "FR", "JP", "IN", "GB"];
const LANGUAGES = ["vi", "en", "de", "fr", "ja"];
const PEOPLE = ["Linh Phạm", "Kenji Mori", "Sophie Laurent", "Priya Nair"];
export const STATIC = ["Q1 batch", "Already ran campaign Spring launch", "Cooldown — asked for a pause"];

/** The ids of the tags that these rules ask about. */
export function ruleTags(ids: Ids): number[] {
  return TAGS.map(ids.tag);
}

/** As many rules of one to four predicates as a busy organization's segments would have; the same for the same seed. */
export function randomRules(ids: Ids, count: number, seed: number): Rule[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const rules: Group["rules"][number][] = Array.from({ length: 1 + Math.floor(3 * random()) }, () =>
      predicate(ids, random),
    );
    if (random() < 0.25) rules.push(either(ids, random));
    return { version: 1, combinator: "and", rules };
  });
}

function either(ids: Ids, random: () => number): Group {
  return { combinator: "or", not: random() < 0.3, rules: [predicate(ids, random), predicate(ids, random)] };
}

function predicate(ids: Ids, random: () => number): Predicate {
  const draw = random();
  if (draw < 0.45) {
    const operator = random() < 0.75 ? "containsAnyOf" : "containsNoneOf";
    return { field: "tag", operator, value: [ids.tag(pick(random, TAGS))] };
  }
  if (draw < 0.6) {
    const score = 10 * Math.floor(10 * random());
    return {
      field: "fitScore",
      operator: ">=",
      value: { product: ids.product(pick(random, PRODUCTS)), score },
    };
  }
  if (draw < 0.72) return { field: "country", operator: "isAnyOf", value: [pick(random, COUNTRIES)] };
  if (draw < 0.8) return { field: "language", operator: "isAnyOf", value: [pick(random, LANGUAGES)] };
  if (draw < 0.88) {
    const operator = random() < 0.5 ? "since" : "notSince";
    return { field: "inbound", operator, value: { last: pick(random, [30, 90, 180, 365]), unit: "day" } };
  }
  if (draw < 0.94) return { field: "owner", operator: "isAnyOf", value: [ids.person(pick(random, PEOPLE))] };
  const operator = random() < 0.5 ? "currentlyIn" : "notCurrentlyIn";
  return { field: "segment", operator, value: [ids.segment(pick(random, STATIC))] };
}
