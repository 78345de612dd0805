import { JOBS_CHANNEL, runJobs, type Services } from "@segments/crm";
import type { Listener } from "@segments/db";

/** Between two looks for work that nobody announced (another process was killed), in milliseconds. */
const LOOK_AGAIN = 2_000;

/** Works on jobs in the background, one slice after the other, whenever there are any. */
export class JobRunner {
  readonly #services: Services;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(services: Services, listener: Listener, onError: (error: unknown) => void) {
    this.#services = services;
    this.#onError = onError;
    listener.on(JOBS_CHANNEL, () => this.#wake());
    listener.onReady(() => this.#wake());
  }

  /** Lets the slice under way end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  #wake(): void {
    if (this.#stopped || this.#working) return;
    clearTimeout(this.#timer);
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
      if (!this.#stopped) this.#timer = setTimeout(() => this.#wake(), LOOK_AGAIN);
    });
  }

  async #work(): Promise<void> {
    try {
      while (!this.#stopped && (await runJobs(this.#services)));
    } catch (error) {
      // The database can't be reached, say: the job is where it was, and is gone on with at the next look.
      this.#onError(error);
    }
  }
}
