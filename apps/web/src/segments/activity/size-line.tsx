import { formatNumber } from "../../format.ts";
import type { SizeOfDay } from "../../trpc.ts";
import type { ChartLayout } from "./chart-layout.ts";

interface PartProps {
  readonly days: readonly SizeOfDay[];
  readonly layout: ChartLayout;
  readonly at: number | undefined;
}

export function SizeLine({ days, layout, at }: PartProps) {
  const { left, right, x, y, scale, floor } = layout;
  const points = days.map(({ size }, index) => `${x(index).toFixed(1)},${y(size).toFixed(1)}`);
  const marked = at ?? (days.length === 1 ? 0 : undefined);
  const size = marked === undefined ? undefined : days[marked]?.size;
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={left - 8} y={y(tick)} dy="0.35em" textAnchor="end" className="numeric fill-muted text-xs">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {/* What is below the line means nothing where the axis does not begin at 0. */}
      {scale.from === 0 && points.length > 1 && (
        <polygon
          points={`${x(0)},${floor} ${points.join(" ")} ${x(days.length - 1)},${floor}`}
          className="fill-accent/10"
        />
      )}
      <polyline
        points={points.join(" ")}
        fill="none"
        strokeWidth={1.75}
        strokeLinejoin="round"
        className="stroke-accent"
      />
      {marked !== undefined && size !== undefined && (
        <circle cx={x(marked)} cy={y(size)} r={4} strokeWidth={2} className="fill-accent stroke-background" />
      )}
    </>
  );
}
