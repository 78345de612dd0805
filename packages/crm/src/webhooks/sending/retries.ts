const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Between an attempt that failed and the next, in milliseconds: eleven attempts within a day. */
const PAUSES = [
  ...[5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR],
];
/** How much longer or shorter a pause may be, so that what failed together is not tried again together. */
const JITTER = 0.1;
/** The longest that a receiver can ask to wait, in milliseconds. */
const LONGEST_HOLD = 24 * HOUR;

/** When to try again after so many tries (ms); undefined where it is time to give up. */
export function nextTry(tries: number, now: number, random = Math.random): number | undefined {
  const pause = PAUSES[tries - 1];
  if (pause === undefined) return undefined;
  return now + Math.round(pause * (1 - JITTER + 2 * JITTER * random()));
}

/** The moment (ms) that a Retry-After names, in seconds or as a date, at most a day away; undefined where it names none. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  const at = /^\d{1,9}$/.test(text)
    ? now + Number(text) * SECOND
    : Date.parse(/ GMT$/.test(text) ? text : "");
  return Number.isFinite(at) && at > now ? Math.min(at, now + LONGEST_HOLD) : undefined;
}
