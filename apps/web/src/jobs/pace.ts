import { countOf, formatNumber } from "../format.ts";
import type { Job } from "../trpc.ts";

interface Sample {
  /** milliseconds, by this browser's clock */
  readonly at: number;
  readonly done: number;
}

/** Over how long a pace is measured, and what is said sooner than that is a guess; in milliseconds. */
const WINDOW = 8_000;
const SHORTEST = 1_000;

const samples = new Map<number, readonly Sample[]>();

/** Notes how far a job is. */
export function notePace({ id, state, done }: Job, at = Date.now()): void {
  if (state !== "running") {
    samples.delete(id);
    return;
  }
  const before = samples.get(id) ?? [];
  if (before.at(-1)?.done === done) return;
  const recent = before.filter((sample, index) => index === before.length - 1 || at - sample.at < WINDOW);
  samples.set(id, [...recent, { at, done }]);
}

/** "1,200 a second, 4 s left", of its last seconds; undefined until that can be said. */
export function paceWords({ id, done, total }: Pick<Job, "id" | "done" | "total">): string | undefined {
  const [first, ...others] = samples.get(id) ?? [];
  const last = others.at(-1);
  if (!first || !last || last.at - first.at < SHORTEST) return undefined;
  const rate = ((last.done - first.done) / (last.at - first.at)) * 1000;
  if (!(rate > 0)) return undefined;
  const pace = `${formatNumber(Math.max(1, Math.round(rate)))} a second`;
  return total === null ? pace : `${pace}, ${timeWords((total - done) / rate)} left`;
}

function timeWords(seconds: number): string {
  if (seconds < 100) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 5400) return countOf(Math.ceil(seconds / 60), "minute");
  return countOf(Math.ceil(seconds / 3600), "hour");
}
