import type { Facts } from "@segments/rules";

type Test = (facts: Facts) => boolean;

/**
 * Knows how many customers are in each segment after each of a sequence of writes: a count from the database before the
 * first, and then only what a write changes about its one customer.
 */
export class Oracle {
  readonly #tests: readonly Test[];
  /** Per segment the counts, each from the write with this number on. */
  readonly #history: { readonly from: number; readonly count: number }[][];
  /** Writes that have begun, and that have returned. */
  begun = 0;
  done = 0;

  constructor(tests: readonly Test[], counts: readonly number[]) {
    this.#tests = tests;
    this.#history = counts.map((count) => [{ from: 0, count }]);
  }

  /** Notes the next write, before it begins. */
  note(before: Facts, after: Facts): void {
    const from = ++this.begun;
    for (const [segment, test] of this.#tests.entries()) {
      const change = Number(test(after)) - Number(test(before));
      if (change !== 0) this.#history[segment]?.push({ from, count: this.last(segment) + change });
    }
  }

  last(segment: number): number {
    return this.#history[segment]?.at(-1)?.count ?? Number.NaN;
  }

  /** Was this the count after some write, from the `earliest` on and up to the last that has begun? */
  allows(segment: number, count: number, earliest: number): boolean {
    const history = this.#history[segment] ?? [];
    for (let index = history.length - 1; index >= 0; index--) {
      const state = history[index];
      if (state?.count === count) return true;
      if (state && state.from <= earliest) return false;
    }
    return false;
  }
}
