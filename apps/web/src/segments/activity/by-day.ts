import { formatCalendarDay } from "../../format-days.ts";
import { wallTimeOf } from "../../wall-time.ts";
import type { Told } from "./gather-entries.ts";

export interface DayOfTimeline {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly label: string;
  readonly told: readonly Told[];
}

/** Days of a zone, each with what happened on it, in the order given. `now` in milliseconds. */
export function byDay(told: readonly Told[], now: number, timeZone: string | undefined): DayOfTimeline[] {
  const zone = timeZone ?? "UTC";
  const dayAt = (instant: number) => wallTimeOf(instant, zone).slice(0, 10);
  const today = dayAt(now);
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const days = new Map<string, Told[]>();
  for (const one of told) {
    const day = dayAt(Date.parse(one.entry.at));
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  const labels = new Map([
    [today, "Today"],
    [yesterday, "Yesterday"],
  ]);
  return [...days].map(([day, its]) => ({
    day,
    label: labels.get(day) ?? formatCalendarDay(day),
    told: its,
  }));
}
