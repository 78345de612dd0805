import { dayOf, type Moment, parseDay, startOfDay, startOfDayAgo } from "@segments/rules";
import fc from "fast-check";

/** A moment, the days that rules name, and the instants at which customers wrote: at, and just beside, where days begin. */
export interface Calendar extends Moment {
  readonly days: readonly string[];
  readonly instants: readonly number[];
}

const HOUR = 3_600_000;

/** Zones and days on or next to which the clock is changed at midnight, twice a day long, or a day left out. */
const remarkable: readonly (readonly [timeZone: string, day: string])[] = [
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["Asia/Beirut", "2024-03-31"],
  ["Africa/Cairo", "2024-04-26"],
  ["America/Havana", "2024-03-10"],
  ["America/Havana", "2024-11-03"],
  ["Pacific/Apia", "2011-12-31"],
  ["Pacific/Kiritimati", "2026-03-31"],
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Asia/Kathmandu", "2028-02-29"],
  ["Etc/GMT+12", "2027-02-28"],
  ["UTC", "2026-12-31"],
];

const anyZone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const anyDay = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    place: fc.oneof(fc.constantFrom(...remarkable), fc.tuple(anyZone, anyDay)),
    daysLater: fc.constantFrom(0, 1, 2, 7, 30, 31),
    since: fc.constantFrom(-1, 0, 1, 10 * HOUR, 24 * HOUR - 1),
  })
  .map(({ place: [timeZone, day], daysLater, since }) =>
    calendarAt(startOf(shift(day, daysLater), timeZone) + since, timeZone, day),
  );

/** The calendar of a moment, with one more day that is worth naming. */
export function calendarAt(now: number, timeZone: string, remarkableDay: string): Calendar {
  return { now, timeZone, ...interesting(now, timeZone, remarkableDay) };
}

function interesting(
  now: number,
  timeZone: string,
  remarkableDay: string,
): Pick<Calendar, "days" | "instants"> {
  const { year, month, day } = dayOf(now, timeZone);
  const today = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const days = [...new Set([-31, -7, -2, -1, 0, 1].map((by) => shift(today, by)).concat(remarkableDay))];
  const starts = [
    ...days.map((one) => startOf(one, timeZone)),
    ...[1, 2, 7, 14, 30].map((count) => startOfDayAgo(now, count, "day", timeZone)),
    ...[1, 3].map((count) => startOfDayAgo(now, count, "month", timeZone)),
  ];
  return { days, instants: [...starts.flatMap((start) => [start - 1, start, start + 1]), now] };
}

function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 24 * HOUR).toISOString().slice(0, 10);
}

function startOf(text: string, timeZone: string): number {
  const day = parseDay(text);
  if (!day) throw new TypeError(`not a day: ${text}`);
  return startOfDay(day, timeZone);
}
