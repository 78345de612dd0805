import { Socket } from "node:net";
import pg from "pg";
import { sessionConfig } from "./connection.ts";

export interface ListenerOptions {
  /** Between two looks at whether the connection is alive, in milliseconds; 10,000 where nothing is said. */
  readonly keepalive?: number;
  /** The longest time that a look, or the making or ending of a connection, may take, in milliseconds; 5,000 where nothing is said. */
  readonly timeout?: number;
  /** The longest pause before a new attempt to connect, in milliseconds; 5,000 where nothing is said. */
  readonly maxBackoff?: number;
}

/** The name of a listener's session in pg_stat_activity. */
export const LISTENER_NAME = "segments listener";

type Handler = (payload: string) => void;

/**
 * One connection of its own that hears NOTIFY, for as long as the listener is open. A lost connection is noticed also
 * when it just falls silent, and made anew with growing, jittered pauses. Notifications sent while it was lost are lost:
 * whoever keeps something on the strength of them must let go of it in `onLost`. A notification that a handler could not
 * take (it threw) counts as lost too.
 */
export class Listener {
  readonly #url: string;
  readonly #options: Required<ListenerOptions>;
  readonly #handlers = new Map<string, Handler[]>();
  readonly #readyCallbacks: (() => void)[] = [];
  readonly #lostCallbacks: (() => void)[] = [];
  #client: pg.Client | undefined;
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  /** How many channels of this connection have been asked for and not been granted yet. */
  #pending = 0;
  #ready = false;
  /** Whether the last callback was onReady. */
  #announced = false;

  /** Begins to connect at once. */
  constructor(
    url: string,
    { keepalive = 10_000, timeout = 5_000, maxBackoff = 5_000 }: ListenerOptions = {},
  ) {
    this.#url = url;
    this.#options = { keepalive, timeout, maxBackoff };
    this.#timer = setTimeout(() => void this.#connect());
  }

  /** Whether every notification on every channel asked for is heard right now. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Calls `handler` with the payload of every notification on a channel. */
  on(channel: string, handler: Handler): void {
    const handlers = this.#handlers.get(channel);
    if (handlers) handlers.push(handler);
    else {
      this.#handlers.set(channel, [handler]);
      if (this.#client) void this.#listen(this.#client, [channel]);
    }
  }

  /** Calls back each time that all channels are heard from then on; soon, when they are already. */
  onReady(callback: () => void): void {
    this.#readyCallbacks.push(callback);
    if (this.#ready) setTimeout(() => this.#ready && callback());
  }

  /** Calls back each time that notifications may be missed from then on. */
  onLost(callback: () => void): void {
    this.#lostCallbacks.push(callback);
  }

  /** Hears nothing any more, and does not count as lost. */
  async close(): Promise<void> {
    this.#ready = false;
    this.#announced = false;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    if (!client) return;
    // A connection that has fallen silent takes no goodbye.
    const hangUp = setTimeout(() => this.#socket?.destroy(), this.#options.timeout);
    await client.end().catch(() => {});
    clearTimeout(hangUp);
  }

  async #connect(): Promise<void> {
    const { timeout } = this.#options;
    const socket = new Socket();
    const client = new pg.Client({
      ...sessionConfig(this.#url, { applicationName: LISTENER_NAME, statementTimeout: timeout }),
      connectionTimeoutMillis: timeout,
      query_timeout: timeout,
      stream: () => socket,
    });
    this.#client = client;
    this.#socket = socket;
    this.#pending = 0;
    const lost = () => this.#lose(client);
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", ({ channel, payload = "" }) => this.#deliver(channel, payload));
    try {
      await client.connect();
    } catch {
      lost();
    }
    if (client !== this.#client) return;
    await this.#listen(client, [...this.#handlers.keys()]);
    this.#watch(client);
  }

  #deliver(channel: string, payload: string): void {
    let taken = true;
    for (const handler of this.#handlers.get(channel) ?? []) {
      try {
        handler(payload);
      } catch {
        taken = false;
      }
    }
    if (!taken) this.#miss();
  }

  /** Something was missed, and nothing is from here on. */
  #miss(): void {
    if (!this.#announced) return;
    for (const callback of this.#lostCallbacks) callback();
    this.#announced = this.#ready;
    if (this.#ready) for (const callback of this.#readyCallbacks) callback();
  }

  async #listen(client: pg.Client, channels: readonly string[]): Promise<void> {
    this.#ready = false;
    this.#pending++;
    try {
      for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch {
      this.#lose(client);
    }
    if (client !== this.#client || --this.#pending > 0) return;
    if (this.#handlers.size === 0) return;
    this.#ready = true;
    this.#announced = true;
    this.#failures = 0;
    for (const callback of this.#readyCallbacks) callback();
  }

  /** A connection can die without a word (a cable, a firewall): only an answer shows that it lives. */
  #watch(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#timer = setTimeout(() => {
      client.query("select").then(
        () => this.#watch(client),
        () => this.#lose(client),
      );
    }, this.#options.keepalive);
    this.#timer.unref();
  }

  #lose(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    client.end().catch(() => {});
    clearTimeout(this.#timer);
    const announced = this.#announced;
    this.#ready = false;
    this.#announced = false;
    const backoff = Math.min(this.#options.maxBackoff, 50 * 2 ** this.#failures++);
    this.#timer = setTimeout(() => void this.#connect(), backoff * (0.5 + Math.random() / 2));
    if (announced) for (const callback of this.#lostCallbacks) callback();
  }
}
