export interface Scale {
  readonly from: number;
  readonly to: number;
  /** The numbers that are written beside the chart, ascending. */
  readonly ticks: readonly number[];
}

/** Below this share of the largest, differences are so small that an axis from 0 would hide them. */
const CLOSE = 0.2;
const STEPS = 3;

/** An axis for these sizes, from 0 or, where they hardly differ, from a round number below them. */
export function scaleOf(sizes: readonly number[]): Scale {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const isClose = most > least && most - least < most * CLOSE;
  const step = roundStep((isClose ? most - least : most) / STEPS);
  const from = isClose ? Math.floor(least / step) * step : 0;
  const to = Math.max(Math.ceil(most / step), from / step + 1) * step;
  const ticks: number[] = [];
  for (let tick = from; tick <= to; tick += step) ticks.push(tick);
  return { from, to, ticks };
}

/** 1, 2, 5, 10, 20, … */
function roundStep(about: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, about)));
  const factor = [1, 2, 5].find((one) => one * ten >= about) ?? 10;
  return factor * ten;
}

/** How far one day may stand out before its bar is cut, so that the others can be seen. */
const APART = 8;

/** The number at which bars end: the largest or, where that dwarfs all others, one that lets the others be seen. */
export function barEnd(numbers: readonly number[]): number {
  const [most = 0, second = 0] = numbers.filter((number) => number > 0).sort((a, b) => b - a);
  return second > 0 && most > second * APART ? second * 2 : most;
}

/** Which of so many days get a label, so that these do not touch: today's, and others before it at even distance. */
export function labelled(count: number, room: number): readonly number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)));
  const found: number[] = [];
  for (let index = count - 1; index >= 0; index -= every) found.unshift(index);
  return found;
}
