import { formatNumber } from "../../format.ts";
import type { Forecast } from "../../trpc.ts";
import { barEnd } from "./chart-scale.ts";

/** pixels */
const HEIGHT = 48;
/** Of a day, in the units of the drawing. */
const SLOT = 10;

/** Day by day, upwards who will join and downwards who will leave. */
export function ForecastBars({ days }: { readonly days: Forecast["days"] }) {
  const [up, down] = [barEnd(days.map((day) => day.joining)), barEnd(days.map((day) => day.leaving))];
  const unit = HEIGHT / Math.max(1, up + down);
  const middle = up * unit;
  const rise = (count: number, end: number) => (count === 0 ? 0 : Math.max(2, Math.min(count, end) * unit));
  return (
    <div className="mt-3">
      <svg
        role="img"
        aria-label={barsWords(days)}
        viewBox={`0 0 ${days.length * SLOT} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block w-full overflow-visible"
        height={HEIGHT}
      >
        {days.map(({ at, leaving, joining }, index) => (
          <g key={at}>
            <rect
              x={index * SLOT + 1.5}
              y={middle - rise(joining, up)}
              width={SLOT - 3}
              height={rise(joining, up)}
              className="fill-success"
            />
            <rect
              x={index * SLOT + 1.5}
              y={middle}
              width={SLOT - 3}
              height={rise(leaving, down)}
              className="fill-danger"
            />
          </g>
        ))}
        <line
          x2={days.length * SLOT}
          y1={middle}
          y2={middle}
          vectorEffect="non-scaling-stroke"
          className="stroke-line-strong"
        />
      </svg>
      <div className="mt-1 flex justify-between text-xs text-muted">
        <span>Tonight</span>
        <span className="flex gap-2">
          {down > 0 && <span className="text-danger">− leave</span>}
          {up > 0 && <span className="text-success">+ join</span>}
        </span>
        <span>In {formatNumber(days.length)} days</span>
      </div>
    </div>
  );
}

function barsWords(days: Forecast["days"]): string {
  const total = (key: "leaving" | "joining") => days.reduce((sum, day) => sum + day[key], 0);
  return `Within ${formatNumber(days.length)} days, by time alone: ${formatNumber(total("leaving"))} leaving, ${formatNumber(total("joining"))} joining.`;
}
