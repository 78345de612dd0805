import { z } from "zod";
import { nextDay, parseDay, startOfDay, startOfDayAgo, startOfDayAgoPasses } from "../dates.ts";
import type { Moment } from "../moment.ts";
import type { ValueType } from "./value-type.ts";

/** A calendar day, or a day so many days, weeks or calendar months before today; both in the organization's time zone. */
export type RuleDate =
  | { readonly date: string }
  | { readonly last: number; readonly unit: "day" | "week" | "month" };

const absolute = z.strictObject({
  date: z
    .string("must be a day such as 2026-03-01")
    .refine(isDay, "must be a day such as 2026-03-01, between 1900 and 2199"),
});
const relative = z.strictObject({
  last: z.int("must be a whole number").min(1, "must be at least 1").max(3650, "must be at most 3650"),
  unit: z.enum(["day", "week", "month"], "must be day, week or month"),
});
const ruleDate = z.unknown().transform((value, context): RuleDate => {
  const isRelative = typeof value === "object" && value !== null && "last" in value;
  const parsed = (isRelative ? relative : absolute).safeParse(value);
  if (parsed.success) return parsed.data;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message });
  } else context.addIssue({ code: "custom", message: "pick a date" });
  return z.NEVER;
}) as z.ZodType<RuleDate>;

/** One date; resolves to the first instant of its day. */
export const dateValue: ValueType<RuleDate, number> = {
  editor: { type: "date" },
  schema: ruleDate,
  initial: { last: 30, unit: "day" },
  resolve: startOf,
  until: turnOf,
  describe: (value, _names, locale) => ({
    text: text(value, locale),
    ...("last" in value && { form: "relative" as const }),
  }),
};

export interface DateRange {
  readonly from: RuleDate;
  readonly to: RuleDate;
}

/** From the first instant of one day to, and not including, the first instant of another. */
export const dateRange: ValueType<DateRange, readonly [from: number, to: number]> = {
  editor: { type: "dateRange" },
  schema: z
    .strictObject({ from: ruleDate, to: ruleDate }, "pick two dates")
    .refine(({ from, to }) => isForward(from, to), {
      path: ["to"],
      error: "must be later than the first date",
    }),
  initial: { from: { last: 60, unit: "day" }, to: { last: 30, unit: "day" } },
  resolve: ({ from, to }, moment) => [startOf(from, moment), startOf(to, moment)],
  until: ({ from, to }, moment) => Math.min(turnOf(from, moment), turnOf(to, moment)),
  describe: ({ from, to }, _names, locale) => ({
    text: `${point(from, locale)} and before ${point(to, locale)}`,
  }),
};

function startOf(value: RuleDate, { now, timeZone }: Moment): number {
  if ("last" in value) return startOfDayAgo(now, value.last, value.unit, timeZone);
  const day = parseDay(value.date);
  if (!day) throw new RangeError(`not a day: ${value.date}`);
  return startOfDay(day, timeZone);
}

/**
 * The first moment at which the date is later than `instant`: Infinity where it never is, -Infinity where it always is.
 */
export function passes(value: RuleDate, instant: number, timeZone: string): number {
  if ("last" in value) return startOfDayAgoPasses(instant, value.last, value.unit, timeZone);
  const isLater = startOf(value, { now: instant, timeZone }) > instant;
  return isLater ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function turnOf(value: RuleDate, { now, timeZone }: Moment): number {
  return "last" in value ? nextDay(now, timeZone) : Number.POSITIVE_INFINITY;
}

function isDay(value: string): boolean {
  const day = parseDay(value);
  return day !== undefined && day.year >= 1900 && day.year <= 2199;
}

/** False only where the range is empty whatever the day is. */
function isForward(from: RuleDate, to: RuleDate): boolean {
  if ("date" in from && "date" in to) return from.date < to.date;
  if (!("last" in from && "last" in to)) return true;
  const isMonths = from.unit === "month";
  if (isMonths !== (to.unit === "month")) return true;
  return isMonths ? from.last > to.last : daysOf(from) > daysOf(to);
}

function daysOf({ last, unit }: Extract<RuleDate, { last: number }>): number {
  return unit === "week" ? 7 * last : last;
}

function text(value: RuleDate, locale: string): string {
  if ("last" in value) return value.last === 1 ? value.unit : `${value.last} ${value.unit}s`;
  const day = new Date(`${value.date}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(day);
}

function point(value: RuleDate, locale: string): string {
  if (!("last" in value)) return text(value, locale);
  return `${value.last} ${value.unit}${value.last === 1 ? "" : "s"} ago`;
}
