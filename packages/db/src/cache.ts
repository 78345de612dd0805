import { LRUCache } from "lru-cache";
import { Dependents } from "./dependents.ts";
import { Flight } from "./flight.ts";

/** How long an answer may be kept at most, in milliseconds. */
export const MAX_AGE = 60_000;

/** What is older than this is renewed where a reader asks for that, in milliseconds. */
const RENEW_AFTER = 45_000;

/** Something a reader wants. */
export interface Want {
  /** Unique within the organization. */
  readonly key: string;
  /** What it depends on; undefined where only the answer tells. */
  readonly facets?: readonly string[];
}

/** What a query found for a want. */
export interface Found<Value> {
  readonly value: Value;
  readonly bytes: number;
  readonly facets: readonly string[];
  /** The instant (ms) from which on time alone makes it wrong; Infinity for never. */
  readonly validUntil: number;
  /** The instant (ms) its oldest part was read, where that was before the query began. */
  readonly evaluatedAt?: number;
}

export interface Entry<Value> extends Found<Value> {
  readonly evaluatedAt: number;
  readonly expiresAt: number;
}

export interface Answer<Value> extends Entry<Value> {
  readonly source: "cache" | "live";
}

export interface LoadOptions {
  /** Ask the database whatever is kept, and keep the new answer instead. */
  readonly fresh?: boolean | undefined;
  /**
   * What is kept and will soon be too old is given at once, and asked for again meanwhile: for somebody who will ask again
   * in a moment, and should not have to wait then.
   */
  readonly renew?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CacheOptions {
  /** Least recently used entries go first beyond this many bytes. */
  readonly maxBytes: number;
  /** milliseconds since 1970-01-01T00:00Z; for tests */
  readonly clock?: () => number;
}

type Loaded = ReadonlyMap<string, Entry<unknown>>;

interface Kept {
  readonly entry: Entry<unknown>;
  /** The number of the flight that brought it. */
  readonly flight: number;
}

/** Passed to the query so that it can tell whether what it put together is of one moment. */
export interface FlightView {
  readonly signal: AbortSignal;
  readonly isOutdated: (dependencies: readonly string[]) => boolean;
}

/**
 * Keeps answers for at most {@link MAX_AGE}, and not past a write to anything they depend on. Guarantees: after `touch`
 * returns, no reader that comes then gets an answer from before; the answer of a query that was under way during the
 * touch is given to those who waited for it, and never kept. Concurrent wants share one query.
 */
export class Cache {
  readonly clock: () => number;
  readonly #entries: LRUCache<string, Kept>;
  readonly #dependents = new Dependents();
  /** Per key, the flight that a new reader may join. */
  readonly #flights = new Map<string, { flight: Flight<Loaded>; facets: readonly string[] | undefined }>();
  /** All that are under way, also those that nobody may join any more: each has to hear of writes until it ends. */
  readonly #airborne = new Set<Flight<Loaded>>();
  #started = 0;
  #suspended = false;
  #renewing = false;

  constructor({ maxBytes, clock = Date.now }: CacheOptions) {
    this.clock = clock;
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ entry }) => Math.max(1, Math.ceil(entry.bytes)),
      dispose: ({ entry }, key) => this.#dependents.delete(orgOf(key), entry.facets, key),
    });
  }

  /** The kept answer, if there is one that still holds. */
  peek<Value>(org: number, key: string): Answer<Value> | undefined {
    const entry = this.#entries.get(`${org}/${key}`)?.entry;
    if (!entry) return undefined;
    if (entry.expiresAt > this.clock()) return { ...(entry as Entry<Value>), source: "cache" };
    this.#entries.delete(`${org}/${key}`);
    return undefined;
  }

  /** One want; see {@link loadMany}. */
  async load<Value>(
    org: number,
    want: Want,
    query: (flight: FlightView) => Promise<Found<Value>>,
    options: LoadOptions = {},
  ): Promise<Answer<Value>> {
    const kept = options.fresh ? undefined : this.peek<Value>(org, want.key);
    if (kept) return kept;
    const answers = await this.loadMany<Value>(
      org,
      [want],
      async (_missing, flight) => [await query(flight)],
      options,
    );
    return answers[0] as Answer<Value>;
  }

  /**
   * The answers to several wants, in their order. Those that are neither kept nor under way are asked in one `query`,
   * which returns what it found in the order it was given.
   */
  async loadMany<Value>(
    org: number,
    wants: readonly Want[],
    query: (missing: readonly Want[], flight: FlightView) => Promise<readonly Found<Value>[]>,
    { fresh = false, renew = false, signal }: LoadOptions = {},
  ): Promise<readonly Answer<Value>[]> {
    signal?.throwIfAborted();
    const kept = new Map<string, Answer<Value>>();
    const waits = new Map<string, Flight<Loaded>>();
    const missing = new Map<string, Want>();
    const ageing = new Map<string, Want>();
    for (const want of wants) {
      const entry = fresh ? undefined : this.peek<Value>(org, want.key);
      const flight = fresh ? undefined : this.#joinable(org, want);
      if (entry) {
        kept.set(want.key, entry);
        const isOld = this.clock() - entry.evaluatedAt > RENEW_AFTER;
        if (renew && isOld && !flight) ageing.set(want.key, want);
      } else if (flight) waits.set(want.key, flight);
      else missing.set(want.key, want);
    }
    if (missing.size > 0) {
      const flight = this.#take(org, [...missing.values()], query);
      for (const key of missing.keys()) waits.set(key, flight);
    }
    if (ageing.size > 0) void this.#renew(org, [...ageing.values()], query);
    const flights = [...new Set(waits.values())];
    const loaded = await Promise.all(flights.map((flight) => flight.wait(signal)));
    const results = new Map(flights.map((flight, index) => [flight, loaded[index]]));
    return wants.map(({ key }) => {
      const flight = waits.get(key);
      const entry = flight && results.get(flight)?.get(key);
      return entry ? { ...(entry as Entry<Value>), source: "live" } : (kept.get(key) as Answer<Value>);
    });
  }

  /** Says that something was written. Returns when nothing that depends on it is kept any more. */
  touch(org: number, facets: readonly string[]): void {
    for (const key of this.#dependents.concerned(org, facets)) this.#entries.delete(key);
    this.#note(org, facets);
  }

  /** Forgets everything, of one organization or of all. */
  clear(org?: number): void {
    for (const key of [...this.#entries.keys()]) {
      if (org === undefined || key.startsWith(`${org}/`)) this.#entries.delete(key);
    }
    this.#note(org, undefined);
  }

  /** Forgets everything and keeps nothing until `resume`: for while the writes of other processes can't be heard. */
  suspend(): void {
    this.#suspended = true;
    this.clear();
  }

  resume(): void {
    this.#suspended = false;
    this.#note(undefined, undefined);
  }

  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#entries.size, bytes: this.#entries.calculatedSize };
  }

  #joinable(org: number, want: Want): Flight<Loaded> | undefined {
    const known = this.#flights.get(`${org}/${want.key}`);
    return known && !known.flight.isAbandoned ? known.flight : undefined;
  }

  /** One after the other, and never two at a time: who is waiting for an answer comes first. */
  async #renew<Value>(
    org: number,
    wants: readonly Want[],
    query: (missing: readonly Want[], flight: FlightView) => Promise<readonly Found<Value>[]>,
  ): Promise<void> {
    if (this.#renewing) return;
    this.#renewing = true;
    try {
      for (const want of wants) {
        if (this.#joinable(org, want)) continue;
        // What fails is asked for again by whoever finds it too old.
        await this.#take(org, [want], query)
          .wait(undefined)
          .catch(() => undefined);
      }
    } finally {
      this.#renewing = false;
    }
  }

  #take<Value>(
    org: number,
    missing: readonly Want[],
    query: (missing: readonly Want[], flight: FlightView) => Promise<readonly Found<Value>[]>,
  ): Flight<Loaded> {
    const flight = new Flight<Loaded>(org, ++this.#started, this.clock());
    this.#airborne.add(flight);
    for (const { key, facets } of missing) this.#flights.set(`${org}/${key}`, { flight, facets });
    flight.start(async (signal) => {
      try {
        const view = {
          signal,
          isOutdated: (dependencies: readonly string[]) => flight.isOutdated(dependencies),
        };
        const found = await query(missing, view);
        return new Map(
          missing.map(({ key }, index) => [key, this.#keep(flight, key, found[index] as Found<Value>)]),
        );
      } finally {
        this.#airborne.delete(flight);
        for (const { key } of missing) {
          if (this.#flights.get(`${org}/${key}`)?.flight === flight) this.#flights.delete(`${org}/${key}`);
        }
      }
    });
    return flight;
  }

  #keep(flight: Flight<Loaded>, key: string, found: Found<unknown>): Entry<unknown> {
    const evaluatedAt = Math.min(flight.startedAt, found.evaluatedAt ?? flight.startedAt);
    const entry = { ...found, evaluatedAt, expiresAt: Math.min(evaluatedAt + MAX_AGE, found.validUntil) };
    if (this.#suspended || flight.isOutdated(found.facets)) return entry;
    const full = `${flight.org}/${key}`;
    // What a later query has brought stays.
    if ((this.#entries.peek(full)?.flight ?? 0) > flight.number) return entry;
    this.#entries.set(full, { entry, flight: flight.number });
    // The cache refuses what is larger than itself.
    if (this.#entries.has(full)) this.#dependents.add(flight.org, found.facets, full);
    return entry;
  }

  /** Tells the flights of a write; those that it may concern are waited for by nobody new. */
  #note(org: number | undefined, facets: readonly string[] | undefined): void {
    for (const flight of this.#airborne) if (org === undefined || flight.org === org) flight.note(facets);
    for (const [key, { flight, facets: dependencies }] of this.#flights) {
      if (org !== undefined && flight.org !== org) continue;
      if (dependencies === undefined || flight.isOutdated(dependencies)) this.#flights.delete(key);
    }
  }
}

function orgOf(key: string): number {
  return Number(key.slice(0, key.indexOf("/")));
}
