import {
  CHANGES_CHANNEL,
  deleteExpiredCalls,
  FLOWS_CHANNEL,
  LEDGER_CHANNEL,
  runFlowSteps,
  type Services,
  startFlowRuns,
} from "@segments/crm";
import type { Listener } from "@segments/db";
import { Worker } from "./worker.ts";

/** Between two looks for what is kept no longer, in milliseconds. */
const CLEAN_AGAIN = 15 * 60_000;

/** Sets automations off, and does their steps when these are due, whichever process wrote down why. */
export class FlowRunner {
  readonly #workers: readonly Worker[];

  constructor(services: Services, listener: Listener, onError: (error: unknown) => void) {
    const starting = new Worker(() => startFlowRuns(services), { onError });
    const stepping = new Worker(() => runFlowSteps(services), { onError });
    const cleaning = new Worker(() => clean(services), { onError, lookAgain: CLEAN_AGAIN });
    this.#workers = [starting, stepping, cleaning];
    // Static segments are logged where they are changed, dynamic ones by the ledger.
    listener.on(CHANGES_CHANNEL, () => starting.wake());
    listener.on(LEDGER_CHANNEL, () => starting.wake());
    listener.on(FLOWS_CHANNEL, () => stepping.wake());
    listener.onReady(() => {
      for (const worker of this.#workers) worker.wake();
    });
  }

  /** Lets the steps under way end. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}

async function clean(services: Services): Promise<boolean> {
  await deleteExpiredCalls(services);
  return false;
}
