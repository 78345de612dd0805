import { countOf, formatNumber } from "../../format.ts";
import { formatCalendarDay } from "../../format-days.ts";
import type { SizeOfDay } from "../../trpc.ts";
import { movesOf } from "./size-words.ts";

interface DayReadoutProps {
  readonly days: readonly SizeOfDay[];
  readonly at: number | undefined;
}

/** The day that is read or, while none is, how it went on the whole. */
export function DayReadout({ days, at }: DayReadoutProps) {
  const day = at === undefined ? undefined : days[at];
  const { joined, left } = day ?? movesOf(days);
  const last = days.at(-1);
  return (
    <figcaption
      aria-hidden
      className="numeric flex min-h-6 flex-wrap items-center gap-x-3 text-sm max-sm:min-h-11"
    >
      <span>
        <span className="font-medium">{countOf((day ?? last)?.size ?? 0, "customer")}</span>{" "}
        <span className="text-muted">{day ? formatCalendarDay(day.day) : "today"}</span>
      </span>
      <span className="flex gap-x-3">
        <span className={joined > 0 ? "text-success" : "text-muted"}>+{formatNumber(joined)} joined</span>
        <span className={left > 0 ? "text-danger" : "text-muted"}>−{formatNumber(left)} left</span>
        {!day && days.length > 1 && <span className="text-muted">in {formatNumber(days.length)} days</span>}
      </span>
    </figcaption>
  );
}
