import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** One way to do what a case measures. */
export interface Runner {
  readonly contender: string;
  /** Before each call, untimed: empties caches, undoes the last call. */
  readonly prepare?: (() => unknown) | undefined;
  readonly run: () => unknown;
}

export interface MeasureOptions {
  /** Turns of each contender. */
  readonly rounds: number;
  /** How many calls are timed as one, for what is faster than the clock; 1 where nothing is said. */
  readonly repeat?: number;
}

/** Contender to milliseconds of one call. */
export type Times = ReadonlyMap<string, number>;

/** A turn is several calls where they are short: until so many milliseconds or calls are over. */
const TURN_MS = 10;
const TURN_CALLS = 9;
/** A call of so many milliseconds may leave garbage that would cost the next contender something. */
const LITTER_MS = 20;

// Garbage of one contender must not be collected on another's time, nor compiled code with it.
setFlagsFromString("--expose-gc");
setFlagsFromString("--no-flush-bytecode");
const collectGarbage = runInNewContext("gc") as () => void;

/**
 * The median time of each contender: of a turn the median call, of the rounds the median turn. They take turns, each round
 * beginning with another one, so that what disturbs the machine for a while disturbs all of them. All have run before, in
 * the check for agreement.
 */
export async function measure(runners: readonly Runner[], options: MeasureOptions): Promise<Times> {
  const turns = new Map(runners.map(({ contender }) => [contender, [] as number[]]));
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < options.rounds; round++) {
    for (let place = 0; place < runners.length; place++) {
      const runner = runners[(round + place) % runners.length] as Runner;
      if (before > LITTER_MS) collectGarbage();
      before = await turnOf(runner, options.repeat ?? 1);
      turns.get(runner.contender)?.push(before);
    }
  }
  return new Map([...turns].map(([contender, times]) => [contender, median(times)]));
}

async function turnOf({ prepare, run }: Runner, repeat: number): Promise<number> {
  const calls: number[] = [];
  for (let spent = 0; calls.length === 0 || (spent < TURN_MS && calls.length < TURN_CALLS); ) {
    await prepare?.();
    const ms = await timeOf(run, repeat);
    calls.push(ms);
    spent += ms * repeat;
  }
  return median(calls);
}

async function timeOf(run: () => unknown, repeat: number): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < repeat; call++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - started) / repeat;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** NaN of nothing. */
export function geomean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}
