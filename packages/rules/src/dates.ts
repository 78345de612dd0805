/**
 * Calendar days in an IANA time zone, by the zone data of the JavaScript runtime (ECMA-402).
 * Instants are milliseconds since 1970-01-01T00:00Z throughout.
 */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

export type DateUnit = "day" | "week" | "month";

const HOUR = 3_600_000;
const SEARCH = 36 * HOUR;

/** The calendar day an instant falls on in a zone. Throws RangeError for an unknown zone. */
export function dayOf(instant: number, timeZone: string): CalendarDay {
  const local = new Date(instant + offsetAt(instant, timeZone));
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** The first instant of a calendar day in a zone: local midnight or, where a DST change skips it, the first instant after. */
export function startOfDay({ year, month, day }: CalendarDay, timeZone: string): number {
  const key = `${timeZone}/${year}-${month}-${day}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = findStart(Date.UTC(year, month - 1, day), timeZone);
  if (starts.size >= 10_000) starts.clear();
  starts.set(key, start);
  return start;
}

/** The instant at which the zone's next calendar day begins; always after `instant`. */
export function nextDay(instant: number, timeZone: string): number {
  return startOfDay(dayAfter(instant, timeZone), timeZone);
}

/** The first calendar day that begins after the instant. */
function dayAfter(instant: number, timeZone: string): CalendarDay {
  let day = dayOf(instant, timeZone);
  do day = addDays(day, 1);
  while (startOfDay(day, timeZone) <= instant);
  return day;
}

/** The start of the day that many days, weeks or calendar months before the day of `now`. 31 March less one month is the last of February. */
export function startOfDayAgo(now: number, count: number, unit: DateUnit, timeZone: string): number {
  const today = dayOf(now, timeZone);
  if (unit === "month") return startOfDay(addMonths(today, -count), timeZone);
  return startOfDay(addDays(today, -(unit === "week" ? 7 * count : count)), timeZone);
}

/** The first instant from which on {@link startOfDayAgo}, asked the same, is later than `instant`. */
export function startOfDayAgoPasses(
  instant: number,
  count: number,
  unit: DateUnit,
  timeZone: string,
): number {
  const day = dayAfter(instant, timeZone);
  if (unit !== "month") return startOfDay(addDays(day, unit === "week" ? 7 * count : count), timeZone);
  const ahead = addMonths(day, count);
  // Of 31 January no day of February is a month later: the first of March is the first that looks back beyond it.
  return startOfDay(ahead.day === day.day ? ahead : addDays(ahead, 1), timeZone);
}

/** Reads `YYYY-MM-DD`; undefined when it is no such day. */
export function parseDay(text: string): CalendarDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const parsed = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const date = new Date(Date.UTC(parsed.year, parsed.month - 1, parsed.day));
  return date.getUTCMonth() + 1 === parsed.month && date.getUTCDate() === parsed.day ? parsed : undefined;
}

/** True when the runtime knows this IANA zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatter(timeZone);
    return true;
  } catch {
    return false;
  }
}

function findStart(midnightAsUtc: number, timeZone: string): number {
  const before = midnightAsUtc - SEARCH;
  const after = midnightAsUtc + SEARCH;
  const candidates = [midnightAsUtc - offsetAt(before, timeZone), midnightAsUtc - offsetAt(after, timeZone)];
  for (const candidate of candidates.sort((a, b) => a - b)) {
    if (candidate + offsetAt(candidate, timeZone) === midnightAsUtc) return candidate;
  }
  // Midnight does not exist: the local clock passes it in one jump, and the instant of the jump is what is left.
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(middle, timeZone) >= midnightAsUtc) high = middle;
    else low = middle;
  }
  return high;
}

function addDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function addMonths({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  const last = new Date(Date.UTC(target.year, target.month, 0)).getUTCDate();
  return { ...target, day: Math.min(day, last) };
}

/** Local time minus UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(second)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const starts = new Map<string, number>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let known = formatters.get(timeZone);
  if (!known) {
    known = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(timeZone, known);
  }
  return known;
}
