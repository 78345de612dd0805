import { type MouseEvent, useId } from "react";
import { cn } from "../../components/ui/cn.ts";
import { formatNumber } from "../../format.ts";
import type { Overlap } from "../../trpc.ts";
import { type Circle, circlesOf, HEIGHT, middleOf, RADIUS, regionAt, WIDTH } from "./circles.ts";
import { keyOfRegion, type Region, regionWords } from "./region-words.ts";

interface EulerDrawingProps {
  readonly overlap: Overlap;
  readonly chosen: Region | undefined;
  readonly onChoose: (region: Region) => void;
}

/** The segments as circles, each region a button with its count. A click anywhere in a region counts. */
export function EulerDrawing({ overlap: { segments, regions }, chosen, onChoose }: EulerDrawingProps) {
  const circles = circlesOf(segments.map(({ id }) => id));
  const find = (key: string) => regions.find((region) => keyOfRegion(region) === key);

  function choose({ currentTarget, clientX, clientY }: MouseEvent) {
    const box = currentTarget.getBoundingClientRect();
    const x = ((clientX - box.left) / box.width) * WIDTH;
    const y = ((clientY - box.top) / box.height) * HEIGHT;
    const region = find(regionAt(circles, x, y));
    if (region) onChoose(region);
  }

  return (
    <figure>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: each region has a button, which has the keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div className="relative mx-auto max-w-130" onClick={choose}>
        <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block w-full">
          {circles.map(({ id, x, y }) => (
            <circle key={id} cx={x} cy={y} r={RADIUS} className="fill-accent/8" />
          ))}
          {chosen && <Chosen circles={circles} region={chosen} />}
          {circles.map(({ id, x, y }) => (
            <circle
              key={id}
              cx={x}
              cy={y}
              r={RADIUS}
              className="fill-none stroke-accent-text/70"
              strokeWidth={1.25}
            />
          ))}
          {circles.map(({ id, label }) => (
            <text
              key={id}
              x={label.x}
              y={label.y}
              textAnchor="middle"
              className="fill-text text-[12px] font-medium"
            >
              {short(segments.find((one) => one.id === id)?.name ?? "")}
            </text>
          ))}
        </svg>
        {regions.map((region) => {
          const { x, y } = middleOf(circles, region);
          return (
            <button
              key={keyOfRegion(region)}
              type="button"
              aria-pressed={region === chosen}
              aria-label={`${regionWords(region, segments)}: ${formatNumber(region.count)}`}
              onClick={(event) => {
                event.stopPropagation();
                onChoose(region);
              }}
              style={{ left: `${(x / WIDTH) * 100}%`, top: `${(y / HEIGHT) * 100}%` }}
              className={cn(
                "numeric absolute min-h-7 min-w-7 -translate-1/2 rounded-md px-1.5 text-sm font-medium transition-colors duration-120 hover:bg-raised aria-pressed:bg-accent aria-pressed:text-on-accent",
                region.count === 0 && "text-muted",
              )}
            >
              {formatNumber(region.count)}
            </button>
          );
        })}
      </div>
      <figcaption className="mt-1 text-center text-xs text-muted">The circles are not to scale.</figcaption>
    </figure>
  );
}

/** The region's own shape: within the circles that it is inside of, without the others. */
function Chosen({ circles, region }: { readonly circles: readonly Circle[]; readonly region: Region }) {
  const id = useId();
  const inside = circles.filter((circle) => region.inside.includes(circle.id));
  const outside = circles.filter((circle) => region.outside.includes(circle.id));
  const filled = <rect width={WIDTH} height={HEIGHT} className="fill-accent/30" />;
  return (
    <>
      <mask id={`${id}-mask`}>
        <rect width={WIDTH} height={HEIGHT} fill="white" />
        {outside.map(({ id: circle, x, y }) => (
          <circle key={circle} cx={x} cy={y} r={RADIUS} fill="black" />
        ))}
      </mask>
      {inside.map(({ id: circle, x, y }) => (
        <clipPath key={circle} id={`${id}-${circle}`}>
          <circle cx={x} cy={y} r={RADIUS} />
        </clipPath>
      ))}
      <g mask={`url(#${id}-mask)`}>
        {inside.reduce(
          (within, circle) => (
            <g clipPath={`url(#${id}-${circle.id})`}>{within}</g>
          ),
          filled,
        )}
      </g>
    </>
  );
}

function short(name: string): string {
  return name.length > 26 ? `${name.slice(0, 26).trimEnd()}…` : name;
}
