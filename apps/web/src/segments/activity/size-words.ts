import { countOf, formatNumber } from "../../format.ts";
import { formatCalendarDay } from "../../format-days.ts";
import type { SizeOfDay } from "../../trpc.ts";

/** "12 Mar 2026: 312 customers, 5 joined, 2 left", for who hears it. */
export function dayWords({ day, size, joined, left }: SizeOfDay): string {
  return `${formatCalendarDay(day)}: ${countOf(size, "customer")}, ${formatNumber(joined)} joined, ${formatNumber(left)} left`;
}

export interface Moves {
  readonly joined: number;
  readonly left: number;
}

export function movesOf(days: readonly Moves[]): Moves {
  return {
    joined: days.reduce((sum, { joined }) => sum + joined, 0),
    left: days.reduce((sum, { left }) => sum + left, 0),
  };
}

/** The whole chart as a sentence. */
export function chartWords(days: readonly SizeOfDay[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return "Nothing is recorded yet.";
  const { joined, left } = movesOf(days);
  const moved = `${formatNumber(joined)} joined and ${formatNumber(left)} left`;
  if (first === last) return `Today: ${countOf(last.size, "customer")}; ${moved}.`;
  const most = days.reduce((a, b) => (b.size > a.size ? b : a));
  return `From ${countOf(first.size, "customer")} on ${formatCalendarDay(first.day)} to ${formatNumber(last.size)} today, at most ${formatNumber(most.size)} on ${formatCalendarDay(most.day)}; ${moved}.`;
}
