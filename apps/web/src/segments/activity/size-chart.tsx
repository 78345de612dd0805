import { useRef, useState } from "react";
import { useWidth } from "../../components/ui/use-width.ts";
import type { SizeOfDay } from "../../trpc.ts";
import { layOut } from "./chart-layout.ts";
import { DayBars } from "./day-bars.tsx";
import { DayCursor } from "./day-cursor.tsx";
import { DayLabels } from "./day-labels.tsx";
import { DayReadout } from "./day-readout.tsx";
import { SizeLine } from "./size-line.tsx";
import { chartWords } from "./size-words.ts";

interface SizeChartProps {
  /** Those that are recorded, up to today. */
  readonly days: readonly SizeOfDay[];
  /** How many days there is room for. */
  readonly range: number;
}

/** The sizes as a line and, below it, who joined and left as bars. The pointer, or the arrow keys, read a day. */
export function SizeChart({ days, range }: SizeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [chosen, setChosen] = useState<number>();
  const at = chosen === undefined ? undefined : Math.min(chosen, days.length - 1);
  const layout = layOut(days, range, width);
  return (
    <figure>
      <DayReadout days={days} at={at} />
      <div ref={box} className="relative mt-1" style={{ height: layout.height }}>
        <div role="img" aria-label={chartWords(days)} className="absolute inset-0">
          {width > 0 && (
            <svg aria-hidden="true" width={width} height={layout.height} className="block overflow-visible">
              <DayLabels days={days} layout={layout} />
              <SizeLine days={days} layout={layout} at={at} />
              <DayBars days={days} layout={layout} at={at} />
            </svg>
          )}
        </div>
        <DayCursor days={days} layout={layout} at={at} onAt={setChosen} />
      </div>
    </figure>
  );
}
