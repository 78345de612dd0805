import { setMaxListeners } from "node:events";
import type { Services } from "../../context.ts";
import { attempt } from "./attempt.ts";
import { type Claimed, claimDelivery, findDue } from "./claim-delivery.ts";
import { finishAttempt, giveBack } from "./finish-attempt.ts";
import { Places } from "./places.ts";

/** How long, in milliseconds, calls that are under way may take when the process is to end; then they are broken off. */
const GRACE = 3_000;

export interface CourierOptions {
  /** A place has become free. */
  readonly onFree: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Sends what is due: many endpoints at once, few messages at once to each, and of a segment one after the other. Any number
 * of processes may do so on one database. Receivers get each message at least once, always with the same id.
 */
export class Courier {
  readonly #services: Services;
  readonly #onError: (error: unknown) => void;
  readonly #places: Places;
  readonly #underway = new Set<Promise<void>>();
  readonly #breakOff = new AbortController();

  constructor(services: Services, { onFree, onError }: CourierOptions) {
    this.#services = services;
    this.#onError = onError;
    this.#places = new Places(onFree);
    // Each call under way listens.
    setMaxListeners(0, this.#breakOff.signal);
  }

  /** Begins to send what is due, as far as there are places. False where that was nothing. */
  async work(): Promise<boolean> {
    const { well, troubled } = this.#places.free;
    if (!well && !troubled) return false;
    let begun = false;
    for (const due of await findDue(this.#services, this.#places)) {
      if (!this.#places.admits(due)) continue;
      const claimed = await claimDelivery(this.#services, due);
      if (!claimed) continue;
      begun = true;
      this.#begin(claimed);
    }
    return begun;
  }

  /** Waits a moment for calls that are under way; those that it breaks off are made again by whoever comes next. */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.#breakOff.abort(), GRACE);
    await Promise.all(this.#underway);
    clearTimeout(patience);
  }

  #begin(claimed: Claimed): void {
    const leave = this.#places.take(claimed);
    const sending = this.#send(claimed)
      .catch(this.#onError)
      .finally(() => {
        this.#underway.delete(sending);
        leave();
      });
    this.#underway.add(sending);
  }

  async #send(claimed: Claimed): Promise<void> {
    const made = await attempt(this.#services, claimed, this.#breakOff.signal);
    if (made) await finishAttempt(this.#services, claimed, made);
    else await giveBack(this.#services, claimed);
  }
}
