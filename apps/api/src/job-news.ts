import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { JOBS_CHANNEL } from "@segments/crm";
import type { Listener } from "@segments/db";

/** Between two pieces of news to one who watches, in milliseconds, at the least. */
const PAUSE = 250;

/** Tells those who watch an organization's jobs that something became of one, in whichever process. */
export class JobNews {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #closing = new AbortController();

  constructor(listener: Listener) {
    listener.on(JOBS_CHANNEL, (orgId) => this.#emitter.emit(orgId));
    // What was missed meanwhile is news to all.
    listener.onReady(() => {
      for (const orgId of this.#emitter.eventNames()) this.#emitter.emit(orgId);
    });
  }

  /** Yields at once, and again whenever there was news since, until `signal` aborts or the process ends. */
  async *of(orgId: number, watching: AbortSignal | undefined): AsyncGenerator<void> {
    const signal = AbortSignal.any([this.#closing.signal, ...(watching ? [watching] : [])]);
    const name = String(orgId);
    let missed = false;
    const note = () => {
      missed = true;
    };
    this.#emitter.on(name, note);
    try {
      while (!signal.aborted) {
        missed = false;
        yield;
        await pause(PAUSE, undefined, { signal });
        if (!missed) await once(this.#emitter, name, { signal });
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#emitter.off(name, note);
    }
  }

  close(): void {
    this.#closing.abort();
  }
}
