import type { Facts } from "@segments/rules";
import { pick } from "./random.ts";
import { COUNTRIES, PRODUCTS, ruleTags, STATIC } from "./random-rules.ts";
import type { Ids } from "./rules.ts";

/** What happens to one customer, and what it touches. */
export type Write =
  | { readonly type: "tag" | "untag"; readonly tag: number }
  | { readonly type: "score"; readonly product: number; readonly score: number }
  | { readonly type: "inbound"; readonly at: number }
  | { readonly type: "country"; readonly country: string }
  | { readonly type: "join" | "leave"; readonly segment: number };

/** Mostly tags, then scores and members of static segments; seldom a message or another country. */
export function randomWrite(ids: Ids, facts: Facts, random: () => number, now: number): Write {
  const draw = random();
  if (draw < 0.7) {
    const tag = pick(random, ruleTags(ids));
    return { type: facts.tag.includes(tag) ? "untag" : "tag", tag };
  }
  if (draw < 0.8) {
    return {
      type: "score",
      product: ids.product(pick(random, PRODUCTS)),
      score: Math.floor(1_000 * random()) / 10,
    };
  }
  if (draw < 0.9) {
    const segment = ids.segment(pick(random, STATIC));
    return { type: facts.segment.now.includes(segment) ? "leave" : "join", segment };
  }
  if (draw < 0.95) return { type: "inbound", at: now };
  return { type: "country", country: pick(random, COUNTRIES) };
}

export function facetOf(write: Write): string {
  switch (write.type) {
    case "tag":
    case "untag":
      return `tag:${write.tag}`;
    case "score":
      return `fit:${write.product}`;
    case "join":
    case "leave":
      return `segment:${write.segment}`;
    default:
      return write.type;
  }
}

/** The facts after a write. */
export function factsAfter(facts: Facts, write: Write): Facts {
  switch (write.type) {
    case "tag":
      return { ...facts, tag: [...facts.tag, write.tag] };
    case "untag":
      return { ...facts, tag: facts.tag.filter((tag) => tag !== write.tag) };
    case "score":
      return { ...facts, fitScore: { ...facts.fitScore, [write.product]: write.score } };
    case "inbound":
      return { ...facts, inbound: write.at };
    case "country":
      return { ...facts, country: write.country };
    case "join":
      return { ...facts, segment: { ...facts.segment, now: [...facts.segment.now, write.segment] } };
    case "leave": {
      const now = facts.segment.now.filter((segment) => segment !== write.segment);
      return { ...facts, segment: { ...facts.segment, now } };
    }
  }
}
