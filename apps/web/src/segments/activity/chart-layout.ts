import { formatNumber } from "../../format.ts";
import type { SizeOfDay } from "../../trpc.ts";
import { barEnd, type Scale, scaleOf } from "./chart-scale.ts";

/** Of a digit, at the size in which numbers stand beside the chart. */
const DIGIT = 7;
const LINE = { top: 8, height: 136 };
const BARS = { top: LINE.top + LINE.height + 26, height: 60 };
const LABELS = 22;

/** Where everything stands in the chart, in pixels. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Where the first and the last day begin and end. */
  readonly left: number;
  readonly right: number;
  /** The width that belongs to one day. */
  readonly slot: number;
  /** How many days the chart has room for before the first that is recorded. */
  readonly unknown: number;
  /** The middle of a day, counted from the first that is recorded. */
  readonly x: (index: number) => number;
  readonly scale: Scale;
  readonly y: (size: number) => number;
  /** Where the line's part ends. */
  readonly floor: number;
  readonly bars: { readonly top: number; readonly middle: number; readonly bottom: number };
  /** How high so many who joined or left stand; those beyond `end` are cut there. */
  readonly rise: (count: number) => number;
  readonly end: { readonly joined: number; readonly left: number };
}

/** For a chart of so many days up to today, of which the last ones are recorded. */
export function layOut(days: readonly SizeOfDay[], range: number, width: number): ChartLayout {
  const scale = scaleOf(days.map(({ size }) => size));
  const end = {
    joined: barEnd(days.map(({ joined }) => joined)),
    left: barEnd(days.map(({ left }) => left)),
  };
  const words = [...scale.ticks, end.joined, end.left].map((number) => formatNumber(number).length + 1);
  const left = Math.max(...words) * DIGIT + 6;
  const right = Math.max(left + 1, width - 4);
  const unknown = Math.max(0, range - days.length);
  const slot = (right - left) / Math.max(1, unknown + days.length);
  const floor = LINE.top + LINE.height;
  // Up and down by one scale, so that they can be compared.
  const unit = BARS.height / Math.max(1, end.joined + end.left);
  const middle = BARS.top + (end.joined + end.left === 0 ? BARS.height / 2 : end.joined * unit);
  return {
    width,
    height: BARS.top + BARS.height + LABELS,
    left,
    right,
    slot,
    unknown,
    x: (index) => left + slot * (unknown + index + 0.5),
    scale,
    y: (size) => floor - ((size - scale.from) / (scale.to - scale.from)) * LINE.height,
    floor,
    bars: { top: BARS.top, middle, bottom: BARS.top + BARS.height },
    rise: (count) => Math.max(2, count * unit),
    end,
  };
}
