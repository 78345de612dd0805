const locale = navigator.language;
const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** "1 customer", "12,408 customers". */
export function countOf(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** "12 %" in the viewer's form; what is there but tiny is "under 0.1 %". */
export function formatPercent(share: number): string {
  if (share > 0 && share < 0.001) return `under ${percents.format(0.001)}`;
  return percents.format(share);
}

export function formatDay(iso: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(new Date(iso));
}

/** Date, time and the zone they are in. */
export function formatInstant(iso: string, timeZone: string | undefined): string {
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone }).format(
    new Date(iso),
  );
  return timeZone ? `${text} (${timeZone})` : text;
}

const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** "3 hours ago"; under a minute "just now". Clocks that disagree never show a future. */
export function formatAgo(iso: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  for (const [unit, length] of units) {
    if (seconds >= length) return relative.format(-Math.floor(seconds / length), unit);
  }
  return "just now";
}

/** "12 s ago", for what is at most minutes old. */
export function formatAge(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  if (seconds < 2) return "just now";
  return seconds < 100 ? `${seconds} s ago` : formatAgo(iso, now);
}

export function formatMs(ms: number): string {
  return ms < 1 ? "under 1 ms" : `${formatNumber(Math.round(ms))} ms`;
}
