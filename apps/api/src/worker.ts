/** Between two looks for work that nobody announced (another process was killed), in milliseconds. */
const LOOK_AGAIN = 2_000;

export interface WorkerOptions {
  readonly onError: (error: unknown) => void;
  /** milliseconds; 2,000 where nothing is said */
  readonly lookAgain?: number;
}

/** Does one piece of work after the other as long as there is any, and looks again when it is woken or some time has passed. */
export class Worker {
  readonly #work: () => Promise<boolean>;
  readonly #options: WorkerOptions;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #woken = false;
  #stopped = false;

  /** `work` does a piece, and says whether there may be more. */
  constructor(work: () => Promise<boolean>, options: WorkerOptions) {
    this.#work = work;
    this.#options = options;
  }

  wake(): void {
    this.#woken = true;
    if (this.#stopped || this.#working) return;
    clearTimeout(this.#timer);
    this.#working = this.#run().finally(() => {
      this.#working = undefined;
      if (!this.#stopped) {
        this.#timer = setTimeout(
          () => this.wake(),
          this.#woken ? 0 : (this.#options.lookAgain ?? LOOK_AGAIN),
        );
      }
    });
  }

  /** Lets the piece under way end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  async #run(): Promise<void> {
    try {
      do this.#woken = false;
      while (!this.#stopped && (await this.#work()));
    } catch (error) {
      // The database can't be reached, say: the work is where it was, and is gone on with at the next look.
      this.#woken = false;
      this.#options.onError(error);
    }
  }
}
