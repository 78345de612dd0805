/** An endpoint that takes longer for an answer is slow, in milliseconds. */
export const SLOW = 3_000;

/** How many calls one process makes at the same time: to endpoints that did well the last time, and to those that did not. */
const PLACES = { well: 32, troubled: 32 } as const;
/** Of these, to one endpoint. */
const OF_ONE = { well: 4, troubled: 2 } as const;

/** Whom a call is for. */
export interface Called {
  readonly endpointId: number;
  /** Whether it failed, or was slow, the last time. */
  readonly troubled: boolean;
}

/**
 * The places for calls that are under way, shared out so that endpoints don't get into each other's way: those that fail or
 * are slow have places of their own, and a call that turns out to be slow goes over to these.
 */
export class Places {
  readonly #onFree: () => void;
  readonly #taken = { well: 0, troubled: 0 };
  readonly #byEndpoint = new Map<number, number>();
  readonly #troubled = new Set<number>();

  /** `onFree` is called whenever there is room again. */
  constructor(onFree: () => void) {
    this.#onFree = onFree;
  }

  get free(): { readonly well: boolean; readonly troubled: boolean } {
    return {
      well: this.#taken.well < PLACES.well,
      troubled: this.#taken.troubled < PLACES.troubled,
    };
  }

  /** The endpoints that have all of theirs. */
  get full(): readonly number[] {
    return [...this.#byEndpoint.keys()].filter((id) => this.#isFull(id));
  }

  /** Whether there is a place for a call. */
  admits({ endpointId, troubled }: Called): boolean {
    return this.free[troubled ? "troubled" : "well"] && !this.#isFull(endpointId);
  }

  #isFull(endpointId: number): boolean {
    const most = OF_ONE[this.#troubled.has(endpointId) ? "troubled" : "well"];
    return (this.#byEndpoint.get(endpointId) ?? 0) >= most;
  }

  /** Takes a place, and returns how to leave it. */
  take({ endpointId, troubled }: Called): () => void {
    let kind: keyof typeof PLACES = "well";
    const goOver = () => {
      this.#taken[kind] -= 1;
      kind = "troubled";
      this.#taken[kind] += 1;
      this.#troubled.add(endpointId);
    };
    this.#taken[kind] += 1;
    this.#byEndpoint.set(endpointId, (this.#byEndpoint.get(endpointId) ?? 0) + 1);
    if (troubled) goOver();
    const timer = setTimeout(() => {
      if (kind === "troubled") return;
      goOver();
      this.#onFree();
    }, SLOW);
    return () => {
      clearTimeout(timer);
      this.#taken[kind] -= 1;
      const left = (this.#byEndpoint.get(endpointId) ?? 1) - 1;
      if (left > 0) this.#byEndpoint.set(endpointId, left);
      else {
        this.#byEndpoint.delete(endpointId);
        this.#troubled.delete(endpointId);
      }
      this.#onFree();
    };
  }
}
