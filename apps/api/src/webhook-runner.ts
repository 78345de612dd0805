import {
  CHANGES_CHANNEL,
  Courier,
  createDeliveries,
  deleteOldDeliveries,
  LEDGER_CHANNEL,
  type Services,
  WEBHOOKS_CHANNEL,
} from "@segments/crm";
import type { Listener } from "@segments/db";
import { Worker } from "./worker.ts";

/** Between two looks for messages that are kept no longer, in milliseconds. */
const CLEAN_AGAIN = 15 * 60_000;

/** Tells endpoints who joins and leaves segments, whichever process wrote it down. */
export class WebhookRunner {
  readonly #courier: Courier;
  readonly #workers: readonly Worker[];

  constructor(services: Services, listener: Listener, onError: (error: unknown) => void) {
    this.#courier = new Courier(services, { onFree: () => sending.wake(), onError });
    const creating = new Worker(() => createDeliveries(services), { onError });
    const sending = new Worker(() => this.#courier.work(), { onError });
    const cleaning = new Worker(() => deleteOldDeliveries(services), { onError, lookAgain: CLEAN_AGAIN });
    this.#workers = [creating, sending, cleaning];
    // Static segments are logged where they are changed, dynamic ones by the ledger.
    listener.on(CHANGES_CHANNEL, () => creating.wake());
    listener.on(LEDGER_CHANNEL, () => creating.wake());
    listener.on(WEBHOOKS_CHANNEL, () => sending.wake());
    listener.onReady(() => {
      for (const worker of this.#workers) worker.wake();
    });
  }

  /** Begins nothing new, and waits a moment for calls that are under way. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
    await this.#courier.stop();
  }
}
