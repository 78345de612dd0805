const locale = navigator.language;
const calendarDays = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
const moment = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
const dateOnly = { dateStyle: "medium" } as const;
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

/** Day, hours and minutes of what is near, else the day and its year. */
export function formatMoment(iso: string, timeZone: string | undefined): string {
  const instant = new Date(iso);
  const parts = isNear(instant) ? ({ weekday: "short", ...moment } as const) : dateOnly;
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(instant);
}

/** The same without its weekday, for columns. */
export function formatShortMoment(iso: string, timeZone: string | undefined): string {
  const instant = new Date(iso);
  const parts = isNear(instant) ? moment : dateOnly;
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(instant);
}

const HALF_A_YEAR = 182 * 86_400_000;

/** Its year goes without saying. */
function isNear(instant: Date): boolean {
  return Math.abs(instant.getTime() - Date.now()) < HALF_A_YEAR;
}
