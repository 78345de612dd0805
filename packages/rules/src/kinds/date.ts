import { type Sql, sql } from "../sql.ts";
import { type DateRange, dateRange, dateValue, passes, type RuleDate } from "../values/dates.ts";
import { noValue } from "../values/plain.ts";
import { bearingOfIntervals, interval } from "./intervals.ts";
import { type Entry, negative, type Period, positiveOfRange, positiveOfRow, type View } from "./kind.ts";

/** Milliseconds since 1970-01-01T00:00Z, or null for never. */
type Fact = number | null;

const NEVER: Period = { from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY };

interface DateField extends Entry<Fact> {
  /** A column of `customer`, never null; -infinity stands for never. */
  readonly column: Sql;
  /** What happened then: "last wrote". */
  readonly verb: string;
}

function since(column: Sql) {
  return positiveOfRange({
    label: "since",
    wording: { relative: "in the last", line: { relative: "in last" } },
    value: dateValue,
    range: (from: number) => ({ column, from, to: Number.POSITIVE_INFINITY }),
    test: (start: number) => (fact: Fact) => fact !== null && fact >= start,
    during: (value: RuleDate, timeZone) => (fact: Fact) =>
      fact === null ? NEVER : { from: Number.NEGATIVE_INFINITY, until: passes(value, fact, timeZone) },
  });
}

const bearing = bearingOfIntervals(({ operator, value }) => {
  if (operator === "since") return interval({ low: value, lowOpen: false });
  if (operator !== "between") return undefined;
  const [low, high] = value as readonly [number, number];
  return interval({ low, lowOpen: false, high });
});

function factOf(column: Sql, verb: string) {
  return {
    select: sql`case when isfinite(c.${column}) then floor(extract(epoch from c.${column}) * 1000)::float8 end`,
    read: (raw: unknown) => raw as Fact,
    describe(fact: Fact, { locale, timeZone }: View) {
      if (fact === null) return "never";
      return `${verb} ${new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(fact)}`;
    },
  };
}

/** When something last happened, which may be never. */
export function lastDate({ column, verb, ...entry }: DateField) {
  return {
    ...entry,
    kind: "date" as const,
    operators: {
      since: since(column),
      notSince: negative("since", "not since", {
        relative: "not in the last",
        line: { no: true, also: ["not in last"] },
      }),
      isSet: positiveOfRow({
        label: "is set",
        value: noValue,
        where: () => sql`${column} > '-infinity'`,
        test: () => (fact: Fact) => fact !== null,
      }),
      // Positive, though it is the complement of isSet: few are read faster than all the others.
      isNotSet: positiveOfRow({
        label: "is not set",
        value: noValue,
        where: () => sql`${column} = '-infinity'`,
        test: () => (fact: Fact) => fact === null,
      }),
    },
    bearing,
    fact: factOf(column, verb),
  };
}

/** When something happened that always did. */
export function date({ column, verb, ...entry }: DateField) {
  return {
    ...entry,
    kind: "date" as const,
    operators: {
      since: since(column),
      before: negative("since", "before", {
        relative: "before the last",
        line: { relative: "before last" },
      }),
      between: positiveOfRange({
        label: "between",
        wording: {},
        value: dateRange,
        range: ([from, to]: readonly [number, number]) => ({ column, from, to }),
        test:
          ([from, to]: readonly [number, number]) =>
          (fact: Fact) =>
            fact !== null && fact >= from && fact < to,
        during: (value: DateRange, timeZone) => (fact: Fact) =>
          fact === null
            ? NEVER
            : { from: passes(value.to, fact, timeZone), until: passes(value.from, fact, timeZone) },
      }),
    },
    bearing,
    fact: factOf(column, verb),
  };
}
