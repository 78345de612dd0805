/** What a clock on the wall of a zone shows at an instant (milliseconds), as fields for it have it: 2026-03-03T09:14. */
export function wallTimeOf(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(instant);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant (milliseconds) at which a clock of the zone shows this; the earlier one where it does so twice, and the one
 * an hour later where it never does. Undefined where the text is no time.
 */
export function instantOfWallTime(text: string, timeZone: string): number | undefined {
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? asUtc(text) : Number.NaN;
  if (Number.isNaN(shown)) return undefined;
  const day = 86_400_000;
  const [before, after] = [shown - day, shown + day].map((at) => shown - offsetAt(at, timeZone)) as [
    number,
    number,
  ];
  const found = [before, after].filter((at) => wallTimeOf(at, timeZone) === text.slice(0, 16));
  return found.length > 0 ? Math.min(...found) : Math.max(before, after);
}

/** Local time minus UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  return asUtc(wallTimeOf(instant, timeZone)) - Math.floor(instant / 60_000) * 60_000;
}

function asUtc(text: string): number {
  return Date.parse(`${text.slice(0, 16)}:00Z`);
}
