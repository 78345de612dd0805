import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CalendarDay,
  type DateUnit,
  dayOf,
  isTimeZone,
  nextDay,
  parseDay,
  startOfDay,
  startOfDayAgo,
  startOfDayAgoPasses,
} from "./dates.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  if (!parsed) throw new TypeError(text);
  return parsed;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function startIn(timeZone: string, text: string): string {
  return iso(startOfDay(day(text), timeZone));
}

test.each([
  ["UTC", "2026-03-29", "2026-03-29T00:00:00.000Z"],
  ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"],
  ["Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00.000Z"],
  ["America/New_York", "2026-11-02", "2026-11-02T05:00:00.000Z"],
  ["Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00.000Z"],
  ["Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00:00.000Z"],
  ["Pacific/Chatham", "2026-01-01", "2025-12-31T10:15:00.000Z"],
  ["Etc/GMT+12", "2026-01-01", "2026-01-01T12:00:00.000Z"],
  ["Asia/Ho_Chi_Minh", "2026-03-01", "2026-02-28T17:00:00.000Z"],
])("in %s, %s begins at %s", (timeZone, text, start) => {
  expect(startIn(timeZone, text)).toBe(start);
});

describe("a midnight that does not exist is the first instant after it", () => {
  test.each([
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"],
    ["Asia/Beirut", "2024-03-31", "2024-03-30T22:00:00.000Z"],
    ["Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z"],
    ["America/Havana", "2024-03-10", "2024-03-10T05:00:00.000Z"],
    ["Asia/Tehran", "2021-03-22", "2021-03-21T20:30:00.000Z"],
  ])("%s, %s", (timeZone, text, start) => {
    expect(startIn(timeZone, text)).toBe(start);
    const local = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" });
    expect(local.format(startOfDay(day(text), timeZone))).toBe("01:00");
  });

  test("and of a day that does not exist, the start of the next", () => {
    expect(startIn("Pacific/Apia", "2011-12-30")).toBe("2011-12-30T10:00:00.000Z");
    expect(startIn("Pacific/Apia", "2011-12-31")).toBe("2011-12-30T10:00:00.000Z");
    expect(startIn("Pacific/Kwajalein", "1993-08-21")).toBe(startIn("Pacific/Kwajalein", "1993-08-22"));
  });
});

describe("a midnight that comes twice is the first of the two", () => {
  test.each([
    ["America/Havana", "2024-11-03", "2024-11-03T04:00:00.000Z"],
    ["Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00.000Z"],
  ])("%s, %s", (timeZone, text, start) => {
    expect(startIn(timeZone, text)).toBe(start);
  });

  test("and one that a change puts off is the one that comes", () => {
    expect(startIn("America/Sao_Paulo", "2018-02-18")).toBe("2018-02-18T03:00:00.000Z");
  });
});

describe("days across a change have 23 or 25 hours", () => {
  test.each([
    ["2026-03-29", 23],
    ["2026-10-25", 25],
    ["2026-06-01", 24],
  ])("%s in Berlin", (text, hours) => {
    const start = startOfDay(day(text), "Europe/Berlin");
    expect((nextDay(start, "Europe/Berlin") - start) / HOUR).toBe(hours);
  });
});

describe("so many days, weeks and months ago", () => {
  function ago(now: string, count: number, unit: DateUnit, timeZone = "UTC"): string {
    return iso(startOfDayAgo(Date.parse(now), count, unit, timeZone));
  }

  test.each([
    ["31 March less a month", "2026-03-31T12:00Z", 1, "month", "2026-02-28T00:00:00.000Z"],
    ["in a leap year", "2028-03-31T12:00Z", 1, "month", "2028-02-29T00:00:00.000Z"],
    ["a leap day less a year", "2028-02-29T12:00Z", 12, "month", "2027-02-28T00:00:00.000Z"],
    ["31 December less three months", "2026-12-31T23:59Z", 3, "month", "2026-09-30T00:00:00.000Z"],
    ["January less a month", "2026-01-15T00:00Z", 1, "month", "2025-12-15T00:00:00.000Z"],
    ["January less 13 months", "2026-01-15T00:00Z", 13, "month", "2024-12-15T00:00:00.000Z"],
    ["1 March less a day", "2028-03-01T00:00Z", 1, "day", "2028-02-29T00:00:00.000Z"],
    ["two weeks", "2026-03-10T00:00Z", 2, "week", "2026-02-24T00:00:00.000Z"],
    ["the last instant of a day", "2026-03-10T23:59:59.999Z", 1, "day", "2026-03-09T00:00:00.000Z"],
  ] as const)("%s", (_what, now, count, unit, start) => {
    expect(ago(now, count, unit)).toBe(start);
  });

  test("count from the local day, not from UTC's", () => {
    expect(ago("2026-03-01T20:00Z", 1, "day", "Asia/Ho_Chi_Minh")).toBe("2026-02-28T17:00:00.000Z");
    expect(ago("2026-03-01T10:00Z", 1, "day", "Pacific/Kiritimati")).toBe("2026-02-28T10:00:00.000Z");
    expect(ago("2026-03-30T21:59Z", 1, "month", "Europe/Berlin")).toBe("2026-02-27T23:00:00.000Z");
  });

  test("count calendar days across a change, not hours", () => {
    expect(ago("2026-03-30T10:00Z", 2, "day", "Europe/Berlin")).toBe("2026-03-27T23:00:00.000Z");
    expect(ago("2018-11-05T12:00Z", 1, "day", "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
  });
});

test.each([
  "2026-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "2026-4-1",
  "26-04-01",
  "2026-04-01 ",
  "",
  "today",
])("%j is no day", (text) => {
  expect(parseDay(text)).toBeUndefined();
});

test("zones are those that the runtime knows", () => {
  expect(["Europe/Berlin", "UTC", "Asia/Saigon"].map(isTimeZone)).toEqual([true, true, true]);
  expect(["Mars/Olympus", "", "Berlin"].map(isTimeZone)).toEqual([false, false, false]);
  expect(() => dayOf(0, "Mars/Olympus")).toThrow(RangeError);
});

describe("beside the runtime's own words for the local day, second by second", () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const days = fc
    .integer({ min: Date.UTC(1970, 0, 1) / (24 * HOUR), max: Date.UTC(2199, 11, 31) / (24 * HOUR) })
    .map((number) => new Date(number * 24 * HOUR).toISOString().slice(0, 10));

  function words(timeZone: string): (instant: number) => string {
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    return (instant) => format.format(instant);
  }

  function firstInstantOf(text: string, timeZone: string): number {
    const localDay = words(timeZone);
    let minute = Date.parse(`${text}T00:00Z`) - 16 * HOUR;
    while (localDay(minute) < text) minute += MINUTE;
    // Old offsets are not whole minutes: Monrovia was 44 minutes and 30 seconds behind until 1972.
    let second = minute - MINUTE;
    while (localDay(second) < text) second += 1000;
    return second;
  }

  test("a day begins at its first second", () => {
    fc.assert(
      fc.property(zones, days, (timeZone, text) => {
        expect(startIn(timeZone, text)).toBe(iso(firstInstantOf(text, timeZone)));
      }),
      { numRuns: 500, examples: [["Africa/Monrovia", "1970-01-01"]] },
    );
  });

  test("an instant falls on the day that the runtime names", () => {
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 24 * HOUR }), (timeZone, text, past) => {
        const instant = Date.parse(text) + past;
        const { year, month, day: date } = dayOf(instant, timeZone);
        const named = [year, String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
        expect(named).toBe(words(timeZone)(instant));
      }),
      { numRuns: 2_000 },
    );
  });

  test("the next day is the first instant that has another name", () => {
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 24 * HOUR }), (timeZone, text, past) => {
        const instant = Date.parse(text) + past;
        const localDay = words(timeZone);
        const next = nextDay(instant, timeZone);
        expect(next).toBeGreaterThan(instant);
        expect(localDay(next - 1)).toBe(localDay(instant));
        expect(localDay(next)).not.toBe(localDay(instant));
      }),
      { numRuns: 2_000 },
    );
  });
});

test("the day so long ago passes an instant at the first midnight that looks back beyond it", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2017, 0, 1), max: Date.UTC(2027, 0, 1) }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<DateUnit>("day", "week", "month"),
      fc.constantFrom("UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Beirut", "Pacific/Apia"),
      (instant, count, unit, timeZone) => {
        const at = startOfDayAgoPasses(instant, count, unit, timeZone);
        expect(startOfDayAgo(at, count, unit, timeZone)).toBeGreaterThan(instant);
        expect(startOfDayAgo(at - 1, count, unit, timeZone)).toBeLessThanOrEqual(instant);
        expect(nextDay(at - 1, timeZone)).toBe(at);
      },
    ),
    { numRuns: 500 },
  );
  expect(iso(startOfDayAgoPasses(Date.UTC(2026, 0, 30, 12), 1, "month", "UTC"))).toBe(
    "2026-03-01T00:00:00.000Z",
  );
});
