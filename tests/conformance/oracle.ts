import type { AnyPredicate, Facts, Group, RuleDate } from "@segments/rules";
import type { World } from "./world.ts";

/**
 * What a rule means, written once more from SEMANTICS.md alone: slowly, customer by customer, and with nothing of the
 * packages, so that a mistake which both engines share shows.
 */
export function oracle(rule: Group, customer: Facts, world: World): boolean {
  const answers = rule.rules.map((member) =>
    "rules" in member ? oracle(member, customer, world) : predicateHolds(member, customer, world),
  );
  const joined = rule.combinator === "and" ? !answers.includes(false) : answers.includes(true);
  return rule.not ? !joined : joined;
}

function predicateHolds({ field, operator, value }: AnyPredicate, customer: Facts, world: World): boolean {
  switch (field) {
    case "tag":
      return setHolds(operator, customer.tag, value as number[]);
    case "company":
    case "country":
    case "language":
    case "owner":
      return choiceHolds(operator, customer[field], value as (number | string)[]);
    case "inbound":
    case "created":
      return dateHolds(operator, customer[field], value, world);
    case "fitScore":
      return scoreHolds(operator, customer.fitScore, value as Record<string, number>);
    case "segment":
      return segmentHolds(operator, value as number[], customer, world);
    case "suppressed":
      return flagHolds(operator, customer.suppressed, value as string);
    case "name":
    case "email":
      return textHolds(operator, customer[field], value as string);
  }
}

function setHolds(operator: string, tags: readonly number[], wanted: readonly number[] | undefined): boolean {
  const found = (wanted ?? []).filter((tag) => tags.includes(tag)).length;
  if (operator === "containsAnyOf") return found > 0;
  if (operator === "containsAllOf") return found === wanted?.length;
  if (operator === "containsNoneOf") return found === 0;
  if (operator === "isSet") return tags.length > 0;
  if (operator === "isNotSet") return tags.length === 0;
  throw new TypeError(operator);
}

function choiceHolds(
  operator: string,
  one: number | string | null,
  wanted: readonly (number | string)[],
): boolean {
  if (operator === "isSet") return one !== null;
  if (operator === "isNotSet") return one === null;
  if (operator === "isAnyOf") return one !== null && wanted.includes(one);
  if (operator === "isNoneOf") return one === null || !wanted.includes(one);
  throw new TypeError(operator);
}

/** Days are compared by their names in the organization's zone, which needs no midnights. */
function dateHolds(operator: string, instant: number | null, value: unknown, world: World): boolean {
  if (operator === "isSet") return instant !== null;
  if (operator === "isNotSet") return instant === null;
  const day = instant === null ? undefined : localDay(instant, world.timeZone);
  const since = (date: RuleDate) => day !== undefined && day >= firstDay(date, world);
  if (operator === "since") return since(value as RuleDate);
  if (operator === "notSince") return !since(value as RuleDate);
  if (operator === "before") return day !== undefined && !since(value as RuleDate);
  const { from, to } = value as { from: RuleDate; to: RuleDate };
  if (operator === "between") return since(from) && !since(to);
  throw new TypeError(operator);
}

function localDay(instant: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function firstDay(date: RuleDate, { now, timeZone }: World): string {
  if ("date" in date) return date.date;
  const today = localDay(now, timeZone);
  if (date.unit !== "month") {
    const days = date.unit === "week" ? 7 * date.last : date.last;
    return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  }
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  for (let last = day; ; last--) {
    const months = year * 12 + month - 1 - date.last;
    const text = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-${String(last).padStart(2, "0")}`;
    if (new Date(Date.parse(text)).toISOString().slice(0, 10) === text) return text;
  }
}

function scoreHolds(
  operator: string,
  all: Readonly<Record<string, number>>,
  value: Record<string, number>,
): boolean {
  const score = all[String(value.product)];
  if (operator === "isNotSet") return score === undefined;
  if (score === undefined) return false;
  const { score: wanted = 0, from = 0, to = 0 } = value;
  if (operator === "isSet") return true;
  if (operator === ">") return score > wanted;
  if (operator === ">=") return score > wanted || score === wanted;
  if (operator === "<") return score < wanted;
  if (operator === "<=") return score < wanted || score === wanted;
  if (operator === "between") return !(score < from) && !(score > to);
  throw new TypeError(operator);
}

function segmentHolds(operator: string, wanted: readonly number[], customer: Facts, world: World): boolean {
  const { now, ever } = customer.segment;
  const isIn = (id: number) => {
    const segment = world.segments.find((one) => one.id === id);
    return segment?.type === "dynamic" ? oracle(segment.rule, customer, world) : now.includes(id);
  };
  if (operator === "currentlyIn") return wanted.some(isIn);
  if (operator === "notCurrentlyIn") return !wanted.some(isIn);
  const wasIn = (id: number) => isIn(id) || ever.includes(id);
  if (operator === "everIn") return wanted.some(wasIn);
  if (operator === "neverIn") return !wanted.some(wasIn);
  throw new TypeError(operator);
}

function flagHolds(operator: string, channels: readonly string[], wanted: string): boolean {
  const has = channels.some((channel) => wanted === "any" || wanted === channel);
  if (operator === "has") return has;
  if (operator === "hasNone") return !has;
  throw new TypeError(operator);
}

function textHolds(operator: string, texts: readonly string[], value: string): boolean {
  if (operator === "isSet") return texts.length > 0;
  if (operator === "isNotSet") return texts.length === 0;
  const wanted = folded(value);
  const all = texts.map(folded);
  if (operator === "contains") return all.some((text) => text.split(wanted).length > 1);
  if (operator === "doesNotContain") return all.every((text) => text.split(wanted).length === 1);
  if (operator === "is") return all.includes(wanted);
  if (operator === "isNot") return !all.includes(wanted);
  if (operator === "startsWith") return all.some((text) => text.slice(0, wanted.length) === wanted);
  throw new TypeError(operator);
}

/** NFKC, upper case, lower case, one sigma, NFKC; and all of it again. */
function folded(text: string): string {
  let form = text;
  for (let round = 0; round < 2; round++) {
    form = form.normalize("NFKC").toUpperCase().toLowerCase().split("ς").join("σ").normalize("NFKC");
  }
  return form;
}
