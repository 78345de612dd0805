import { concerns } from "./facets.ts";

/**
 * A query on its way that any number of readers wait for. It notes what is written meanwhile, and is cancelled when the
 * last of its readers has gone.
 */
export class Flight<Result> {
  readonly org: number;
  /** Later flights have larger numbers. */
  readonly number: number;
  readonly startedAt: number;
  readonly #controller = new AbortController();
  readonly #written = new Set<string>();
  #everythingWritten = false;
  #waiting = 0;
  #settled = false;
  #promise: Promise<Result> | undefined;

  constructor(org: number, number: number, startedAt: number) {
    this.org = org;
    this.number = number;
    this.startedAt = startedAt;
  }

  start(work: (signal: AbortSignal) => Promise<Result>): void {
    this.#promise = work(this.#controller.signal).finally(() => {
      this.#settled = true;
    });
    this.#promise.catch(() => undefined);
  }

  /** Notes a write; undefined stands for a write to anything. */
  note(facets: readonly string[] | undefined): void {
    if (facets === undefined) this.#everythingWritten = true;
    else for (const facet of facets) this.#written.add(facet);
  }

  /** Whether something that these facets depend on was written since it started. */
  isOutdated(dependencies: readonly string[]): boolean {
    if (this.#everythingWritten) return true;
    for (const facet of this.#written)
      if (dependencies.some((dependency) => concerns(facet, dependency))) return true;
    return false;
  }

  get isAbandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Rejects with the signal's reason as soon as it aborts; the query itself goes on while somebody else waits. */
  wait(signal: AbortSignal | undefined): Promise<Result> {
    const promise = this.#promise;
    if (!promise) throw new TypeError("a flight is waited for before its start");
    signal?.throwIfAborted();
    this.#waiting += 1;
    if (!signal) return promise;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting -= 1;
        if (this.#waiting === 0 && !this.#settled) this.#controller.abort(signal.reason);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }
}
