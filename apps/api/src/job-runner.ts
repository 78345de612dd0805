import { deleteExpiredFiles, JOBS_CHANNEL, runBulkSlice, runFileJob, type Services } from "@segments/crm";
import type { Listener } from "@segments/db";
import { Worker } from "./worker.ts";

/** Between two looks for files that are kept no longer, in milliseconds. */
const CLEAN_AGAIN = 15 * 60_000;

/** Works on jobs in the background whenever there are any: those with a file do not hold up the others. */
export class JobRunner {
  readonly #stopping = new AbortController();
  readonly #workers: readonly Worker[];

  constructor(services: Services, listener: Listener, onError: (error: unknown) => void) {
    const { signal } = this.#stopping;
    const bulk = new Worker(() => runBulkSlice(services), { onError });
    const files = new Worker(() => runFileJob(services, signal), { onError });
    const cleaning = new Worker(() => clean(services), { onError, lookAgain: CLEAN_AGAIN });
    this.#workers = [bulk, files, cleaning];
    listener.on(JOBS_CHANNEL, () => wake(bulk, files));
    listener.onReady(() => wake(...this.#workers));
  }

  /** Lets what is under way come to where it can be gone on with. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}

function wake(...workers: readonly Worker[]): void {
  for (const worker of workers) worker.wake();
}

async function clean(services: Services): Promise<boolean> {
  await deleteExpiredFiles(services);
  return false;
}
