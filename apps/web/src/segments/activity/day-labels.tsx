import { formatShortDay } from "../../format-days.ts";
import type { SizeOfDay } from "../../trpc.ts";
import type { ChartLayout } from "./chart-layout.ts";
import { labelled } from "./chart-scale.ts";

interface DayLabelsProps {
  readonly days: readonly SizeOfDay[];
  readonly layout: ChartLayout;
}

/** Room for a day's label and for the words where there is no record, in pixels. */
const LABEL = 76;
const WORDS = 110;
const DAY = 86_400_000;

/** Which days they are, and where no size is known of them. */
export function DayLabels({ days, layout }: DayLabelsProps) {
  const { left, right, slot, unknown, x, bars, height } = layout;
  const today = Date.parse(days.at(-1)?.day ?? "");
  const last = unknown + days.length - 1;
  const begin = left + slot * unknown;
  return (
    <>
      {unknown > 0 && (
        <rect x={left} y={4} width={begin - left} height={bars.bottom - 4} rx={4} className="fill-hover/60" />
      )}
      {begin - left > WORDS && (
        <text x={(left + begin) / 2} y={bars.bottom / 2} textAnchor="middle" className="fill-muted text-xs">
          Not recorded
        </text>
      )}
      {labelled(last + 1, Math.floor((right - left) / LABEL)).map((index) => (
        <text
          key={index}
          x={index === last ? right : x(index - unknown)}
          y={height - 5}
          textAnchor={index === last ? "end" : "middle"}
          className="numeric fill-muted text-xs"
        >
          {formatShortDay(new Date(today - (last - index) * DAY).toISOString())}
        </text>
      ))}
    </>
  );
}
