const locale = navigator.language;
const calendarDays = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
const moment = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
const shortDays = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });

/** A day of the calendar, YYYY-MM-DD, wherever that is. */
export function formatCalendarDay(day: string): string {
  return calendarDays.format(new Date(day));
}

/** The same without its year. */
export function formatShortDay(day: string): string {
  return shortDays.format(new Date(day));
}

/** Hours and minutes. */
export function formatTime(iso: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(new Date(iso));
}

/** Weekday, day, hours and minutes of what is near, else the day and its year. */
export function formatMoment(iso: string, timeZone: string | undefined): string {
  return formatNear(iso, { weekday: "short", ...moment, timeZone });
}

/** The same without its weekday, for columns. */
export function formatShortMoment(iso: string, timeZone: string | undefined): string {
  return formatNear(iso, { ...moment, timeZone });
}

const HALF_A_YEAR = 182 * 86_400_000;

/** By the options where the year goes without saying, else the day with its year. */
function formatNear(iso: string, options: Intl.DateTimeFormatOptions): string {
  const instant = new Date(iso);
  const isNear = Math.abs(instant.getTime() - Date.now()) < HALF_A_YEAR;
  const { timeZone } = options;
  return new Intl.DateTimeFormat(locale, isNear ? options : { dateStyle: "medium", timeZone }).format(
    instant,
  );
}
