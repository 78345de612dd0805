import type { KeyboardEvent, PointerEvent } from "react";
import type { SizeOfDay } from "../../trpc.ts";
import type { ChartLayout } from "./chart-layout.ts";
import { dayWords } from "./size-words.ts";

interface DayCursorProps {
  readonly days: readonly SizeOfDay[];
  readonly layout: ChartLayout;
  readonly at: number | undefined;
  readonly onAt: (index: number | undefined) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
};

/** Chooses the day that is read: by the pointer, or by the keys of a slider. */
export function DayCursor({ days, layout, at, onAt }: DayCursorProps) {
  const { left, slot, unknown, x, bars } = layout;
  const last = days.length - 1;
  const shown = at ?? last;
  const within = (index: number) => Math.min(last, Math.max(0, index));

  function onPointer({ clientX, currentTarget }: PointerEvent<HTMLElement>) {
    const place = clientX - currentTarget.getBoundingClientRect().left;
    const index = Math.floor((place - left) / slot) - unknown;
    onAt(index < 0 && unknown > 0 ? undefined : within(index));
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = nextOf(event.key);
    if (next === undefined) return;
    event.preventDefault();
    onAt(within(next));
  }

  function nextOf(key: string): number | undefined {
    if (key === "Home") return 0;
    if (key === "End") return last;
    const step = steps[key];
    return step === undefined ? undefined : shown + step;
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Day"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={shown}
      aria-valuetext={days[shown] && dayWords(days[shown])}
      className="absolute inset-0 cursor-crosshair touch-pan-y rounded"
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => onAt(undefined)}
      onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && onAt(shown)}
      onBlur={() => onAt(undefined)}
      onKeyDown={onKeyDown}
    >
      {at !== undefined && (
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 w-px bg-line-strong"
          style={{ left: x(at), height: bars.bottom }}
        />
      )}
    </div>
  );
}
