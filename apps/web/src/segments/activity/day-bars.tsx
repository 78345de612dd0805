import { formatNumber } from "../../format.ts";
import type { SizeOfDay } from "../../trpc.ts";
import type { ChartLayout } from "./chart-layout.ts";

interface DayBarsProps {
  readonly days: readonly SizeOfDay[];
  readonly layout: ChartLayout;
  readonly at: number | undefined;
}

/** Who joined, upwards, and who left, downwards. */
export function DayBars({ days, layout, at }: DayBarsProps) {
  const { left, right, slot, x, bars, end, rise } = layout;
  const width = Math.min(18, Math.max(1, slot * 0.7));
  return (
    <>
      {end.joined > 0 && <End y={bars.top} x={left} text={`+${formatNumber(end.joined)}`} />}
      {end.left > 0 && <End y={bars.bottom} x={left} text={`−${formatNumber(end.left)}`} />}
      {days.map(({ day, joined, left: gone }, index) => (
        <g key={day} opacity={at === undefined || at === index ? 1 : 0.45}>
          {joined > 0 && (
            <Bar
              x={x(index)}
              width={width}
              from={bars.middle}
              rise={-rise(Math.min(joined, end.joined))}
              isCut={joined > end.joined}
              className="fill-success"
            />
          )}
          {gone > 0 && (
            <Bar
              x={x(index)}
              width={width}
              from={bars.middle}
              rise={rise(Math.min(gone, end.left))}
              isCut={gone > end.left}
              className="fill-danger"
            />
          )}
        </g>
      ))}
      <line x1={left} x2={right} y1={bars.middle} y2={bars.middle} className="stroke-line-strong" />
    </>
  );
}

function End({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  return (
    <text x={x - 8} y={y} dy="0.35em" textAnchor="end" className="numeric fill-muted text-xs">
      {text}
    </text>
  );
}

interface BarProps {
  /** Its middle. */
  readonly x: number;
  readonly width: number;
  readonly from: number;
  /** Downwards; less than 0 is upwards. */
  readonly rise: number;
  /** It would reach further. */
  readonly isCut: boolean;
  readonly className: string;
}

function Bar({ x, width, from, rise, isCut, className }: BarProps) {
  const top = Math.min(from, from + rise);
  const gap = from + rise * 0.8;
  return (
    <>
      <rect
        x={x - width / 2}
        y={top}
        width={width}
        height={Math.abs(rise)}
        rx={Math.min(1.5, width / 3)}
        className={className}
      />
      {isCut && (
        <line
          x1={x - width / 2 - 2}
          x2={x + width / 2 + 2}
          y1={gap + 2}
          y2={gap - 2}
          strokeWidth={2}
          className="stroke-background"
        />
      )}
    </>
  );
}
