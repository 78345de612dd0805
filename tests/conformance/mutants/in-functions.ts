import {
  type DateUnit,
  dayOf,
  type Expression,
  fieldNames,
  type Group,
  type Sql,
  sql,
  startOfDay,
} from "@segments/rules";
import { inFunction, type Mutant } from "./mutant.ts";

type Day = Parameters<typeof startOfDay>[0];
type StartOfDay = [day: Day, timeZone: string];
type Ago = [now: number, count: number, unit: DateUnit, timeZone: string];
type Combine = [type: "and" | "or", members: readonly Expression[]];

const dates = ["inbound", "created"] as const;
const texts = ["name", "email"] as const;
const noon = 12 * 3_600_000;

export const inFunctions: readonly Mutant[] = [
  inFunction<[org: number], Sql>(
    "everyone",
    "those who never wrote are nobody",
    fieldNames,
    () => (org) => sql`select id from customer where org_id = ${org} and last_inbound_at > '-infinity'`,
  ),
  inFunction<[org: number], Sql>(
    "everyone",
    "the customers of all organizations",
    fieldNames,
    () => (org) => sql`select id from customer where 0 <> ${org}`,
  ),
  inFunction<StartOfDay, number>("startOfDay", "in UTC", dates, (original) => (day) => original(day, "UTC")),
  inFunction<StartOfDay, number>(
    "startOfDay",
    "a millisecond late",
    dates,
    (original) => (day, zone) => original(day, zone) + 1,
  ),
  inFunction<StartOfDay, number>(
    "startOfDay",
    "a midnight that does not exist is before the gap",
    dates,
    (original) => (day, zone) => {
      const start = original(day, zone);
      const hour = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "numeric" }).format(start);
      return start - Number(hour) * 3_600_000;
    },
  ),
  inFunction<Ago, number>(
    "startOfDayAgo",
    "from now on, not from midnight",
    dates,
    (original) => (now, count, unit, zone) => original(now, count, unit, zone) + noon,
  ),
  inFunction<Ago, number>(
    "startOfDayAgo",
    "weeks are days",
    dates,
    (original) => (now, count, unit, zone) => original(now, count, unit === "week" ? "day" : unit, zone),
  ),
  inFunction<Ago, number>(
    "startOfDayAgo",
    "a month is 30 days",
    dates,
    (original) => (now, count, unit, zone) =>
      unit === "month" ? original(now, 30 * count, "day", zone) : original(now, count, unit, zone),
  ),
  inFunction<Ago, number>(
    "startOfDayAgo",
    "31 March less a month is 3 March",
    dates,
    (original) => (now, count, unit, zone) => {
      if (unit !== "month") return original(now, count, unit, zone);
      const { year, month, day } = dayOf(now, zone);
      const over = new Date(Date.UTC(year, month - 1 - count, day));
      return startOfDay(
        { year: over.getUTCFullYear(), month: over.getUTCMonth() + 1, day: over.getUTCDate() },
        zone,
      );
    },
  ),
  inFunction<[text: string], string>("fold", "case is kept", texts, () => (text) => text.normalize("NFKC")),
  inFunction<[text: string], string>(
    "fold",
    "Unicode form is kept",
    texts,
    () => (text) => text.toUpperCase().toLowerCase(),
  ),
  inFunction<[text: string], string>(
    "fold",
    "ß is not ss",
    texts,
    () => (text) => text.normalize("NFKC").toLowerCase(),
  ),
  inFunction<Combine, Expression>(
    "combine",
    "and is or",
    fieldNames,
    (original) => (type, members) => original(type === "and" ? "or" : "and", members),
  ),
  inFunction<Combine, Expression>(
    "combine",
    "the last member is lost",
    fieldNames,
    (original) => (type, members) => original(type, members.length > 2 ? members.slice(0, -1) : members),
  ),
  inFunction<[of: Expression], Expression>(
    "not",
    "twice is once",
    fieldNames,
    () => (of) => (of.type === "not" ? of : { type: "not", of }),
  ),
  inFunction<[rule: Group, context: never], unknown>(
    "evaluator",
    "not is overlooked within groups",
    fieldNames,
    (original) => (rule, context) =>
      original(
        { ...rule, rules: rule.rules.map((one) => ("rules" in one ? { ...one, not: false } : one)) },
        context,
      ),
  ),
];
