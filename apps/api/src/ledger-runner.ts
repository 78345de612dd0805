import { CHANGES_CHANNEL, Observer, type Services } from "@segments/crm";
import type { Listener } from "@segments/db";
import { Worker } from "./worker.ts";

/** Keeps the membership ledger in step with every change, whichever process made it. */
export class LedgerRunner {
  readonly #worker: Worker;

  constructor(services: Services, listener: Listener, onError: (error: unknown) => void) {
    const observer = new Observer(services);
    this.#worker = new Worker(() => observer.work(), { onError });
    listener.on(CHANGES_CHANNEL, () => this.#worker.wake());
    listener.onReady(() => this.#worker.wake());
  }

  /** Lets the look under way end. */
  async stop(): Promise<void> {
    await this.#worker.stop();
  }
}
