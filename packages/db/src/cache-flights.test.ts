import { beforeEach, describe, expect, test } from "vitest";
import { Cache, type FlightView, type Found, type LoadOptions } from "./cache.ts";
import { deferred } from "./deferred.ts";

// What happens while a query is under way: writes, other readers, readers who leave.

const ORG = 1;
let now: number;
let cache: Cache;

beforeEach(() => {
  now = 1_000_000;
  cache = new Cache({ maxBytes: 10_000, clock: () => now });
});

function found(value: string, facets: readonly string[]): Found<string> {
  return { value, facets, bytes: 1, validUntil: Number.POSITIVE_INFINITY };
}

interface Query {
  readonly answer: Promise<string>;
  /** What the query sees of the cache. Undefined where it was not asked. */
  readonly flight: () => FlightView | undefined;
  finish(value: string): void;
  fail(error: Error): void;
}

interface Options extends LoadOptions {
  /** False where only the answer tells what it depends on. */
  readonly told?: boolean;
}

/** A reader of the key, who brings a query of their own that lasts until it is told to finish. */
function read(key: string, facets: readonly string[], { told = true, ...options }: Options = {}): Query {
  const result = deferred<Found<string>>();
  let flight: FlightView | undefined;
  const want = told ? { key, facets } : { key };
  const query = (view: FlightView) => {
    flight = view;
    return result.promise;
  };
  const answer = cache.load(ORG, want, query, options).then(({ value }) => value);
  answer.catch(() => {});
  return {
    answer,
    flight: () => flight,
    finish: (value) => result.resolve(found(value, facets)),
    fail: result.reject,
  };
}

const kept = (key: string) => cache.peek<string>(ORG, key)?.value;

describe("a write during a query", () => {
  test("gives the answer to those who wait, and does not keep it", async () => {
    const reader = read("a", ["tag:7"]);
    cache.touch(ORG, ["tag:7"]);
    reader.finish("old");
    expect(await reader.answer).toBe("old");
    expect(kept("a")).toBeUndefined();
  });

  test("to something else changes nothing", async () => {
    const reader = read("a", ["tag:7"]);
    cache.touch(ORG, ["tag:8", "country"]);
    cache.touch(2, ["tag:7"]);
    const second = read("a", ["tag:7"]);
    reader.finish("still true");
    expect(await second.answer).toBe("still true");
    expect(kept("a")).toBe("still true");
  });

  test("sends those who come after it to a query of their own", async () => {
    const before = read("a", ["tag:7"]);
    cache.touch(ORG, ["tag:7"]);
    const after = read("a", ["tag:7"]);
    const another = read("a", ["tag:7"]);
    after.finish("new");
    before.finish("old");
    expect(await before.answer).toBe("old");
    expect(await after.answer).toBe("new");
    expect(await another.answer).toBe("new");
    expect(another.flight()).toBeUndefined();
    expect(kept("a")).toBe("new");
  });

  test("leaves that query to be shared, also after the one before it has ended", async () => {
    const before = read("a", ["tag:7"]);
    cache.touch(ORG, ["tag:7"]);
    const after = read("a", ["tag:7"]);
    before.finish("old");
    await before.answer;
    const another = read("a", ["tag:7"]);
    expect(another.flight()).toBeUndefined();
    after.finish("new");
    expect(await another.answer).toBe("new");
  });

  test("whose dependencies are not known yet may concern it", async () => {
    const before = read("plan", ["segment:17"], { told: false });
    cache.touch(ORG, ["country"]);
    const after = read("plan", ["segment:17"], { told: false });
    expect(after.flight()).toBeDefined();
    before.finish("first");
    after.finish("second");
    await Promise.all([before.answer, after.answer]);
    expect(kept("plan")).toBeDefined();
  });

  test("counts also after an earlier one, that did not concern it, was noted", async () => {
    const reader = read("plan", ["segment:17"], { told: false });
    cache.touch(ORG, ["country"]);
    cache.touch(ORG, ["segment:17"]);
    reader.finish("old");
    expect(await reader.answer).toBe("old");
    expect(kept("plan")).toBeUndefined();
  });

  test("counts for each of several wants", async () => {
    const result = deferred<void>();
    const wants = [
      { key: "a", facets: ["tag:1"] },
      { key: "b", facets: ["tag:2"] },
      { key: "c", facets: ["tag:3"] },
    ];
    const loading = cache.loadMany(ORG, wants, async (missing) => {
      await result.promise;
      return missing.map(({ key, facets = [] }) => found(key, facets));
    });
    for (const { facets } of wants.slice(0, 2)) cache.touch(ORG, facets);
    result.resolve();
    await loading;
    expect(wants.map(({ key }) => kept(key))).toEqual([undefined, undefined, "c"]);
  });

  test("is told to a query that puts its answer together from several readings", async () => {
    const reader = read("a", ["tag:7", "country"]);
    expect(reader.flight()?.isOutdated(["tag:7"])).toBe(false);
    cache.touch(ORG, ["tag:7"]);
    expect(reader.flight()?.isOutdated(["tag:7"])).toBe(true);
    expect(reader.flight()?.isOutdated(["tag"])).toBe(true);
    expect(reader.flight()?.isOutdated(["country"])).toBe(false);
    cache.clear();
    expect(reader.flight()?.isOutdated(["country"])).toBe(true);
    reader.finish("old");
    await reader.answer;
  });

  test("of everything, or a lost connection, lets no query's answer be kept", async () => {
    const readers = [read("a", ["tag:7"]), read("b", [])];
    cache.suspend();
    cache.resume();
    for (const reader of readers) reader.finish("old");
    await Promise.all(readers.map(({ answer }) => answer));
    expect(cache.size.entries).toBe(0);
  });
});

describe("readers at the same time", () => {
  test("share one query", async () => {
    const readers = Array.from({ length: 100 }, () => read("a", ["tag:7"]));
    readers[0]?.finish("one");
    expect(new Set(await Promise.all(readers.map(({ answer }) => answer)))).toEqual(new Set(["one"]));
    expect(readers.filter(({ flight }) => flight())).toHaveLength(1);
  });

  test("share its error, and the next one asks again", async () => {
    const readers = [read("a", []), read("a", [])];
    readers[0]?.fail(new Error("no database"));
    for (const { answer } of readers) await expect(answer).rejects.toThrow("no database");
    const next = read("a", []);
    next.finish("back");
    expect(await next.answer).toBe("back");
  });
});

describe("recompute", () => {
  test("asks although there is an answer, and keeps the new one instead", async () => {
    const first = read("a", ["tag:7"]);
    first.finish("kept");
    await first.answer;
    const fresh = read("a", ["tag:7"], { fresh: true });
    expect(kept("a")).toBe("kept");
    fresh.finish("fresh");
    expect(await fresh.answer).toBe("fresh");
    expect(kept("a")).toBe("fresh");
  });

  test("does not wait for a query that began before, and later readers wait for its own", async () => {
    const before = read("a", ["tag:7"]);
    const fresh = read("a", ["tag:7"], { fresh: true });
    const later = read("a", ["tag:7"]);
    expect(later.flight()).toBeUndefined();
    fresh.finish("fresh");
    expect(await later.answer).toBe("fresh");
    before.finish("old");
    await before.answer;
  });

  test("is not undone by a query that began before and ends after", async () => {
    const before = read("a", ["tag:7"]);
    now += 5;
    const fresh = read("a", ["tag:7"], { fresh: true });
    fresh.finish("fresh");
    await fresh.answer;
    before.finish("old");
    expect(await before.answer).toBe("old");
    expect(kept("a")).toBe("fresh");
  });

  test("leaves a query that began before subject to writes", async () => {
    const before = read("a", ["tag:7"]);
    const fresh = read("a", ["tag:7"], { fresh: true });
    cache.touch(ORG, ["tag:7"]);
    fresh.finish("old too");
    before.finish("old");
    await Promise.all([before.answer, fresh.answer]);
    expect(kept("a")).toBeUndefined();
  });
});

describe("readers who leave", () => {
  test("do not cancel a query that others wait for", async () => {
    const leaving = new AbortController();
    const first = read("a", [], { signal: leaving.signal });
    const second = read("a", [], { signal: new AbortController().signal });
    leaving.abort(new Error("left"));
    await expect(first.answer).rejects.toThrow("left");
    expect(first.flight()?.signal.aborted).toBe(false);
    first.finish("there");
    expect(await second.answer).toBe("there");
    expect(kept("a")).toBe("there");
  });

  test("cancel the query when they were the last", async () => {
    const controllers = [new AbortController(), new AbortController()];
    const readers = controllers.map(({ signal }) => read("a", [], { signal }));
    controllers[0]?.abort();
    expect(readers[0]?.flight()?.signal.aborted).toBe(false);
    controllers[1]?.abort(new Error("the last has left"));
    expect(readers[0]?.flight()?.signal).toMatchObject({
      aborted: true,
      reason: new Error("the last has left"),
    });
    for (const { answer } of readers) await expect(answer).rejects.toThrow();
  });

  test("never cancel it while somebody waits who can't leave", async () => {
    const leaving = new AbortController();
    const patient = read("a", []);
    const first = read("a", [], { signal: leaving.signal });
    leaving.abort();
    await expect(first.answer).rejects.toThrow();
    expect(patient.flight()?.signal.aborted).toBe(false);
    patient.finish("there");
    expect(await patient.answer).toBe("there");
  });

  test("leave a cancelled query that nobody joins any more", async () => {
    const leaving = new AbortController();
    const left = read("a", ["tag:7"], { signal: leaving.signal });
    leaving.abort();
    const next = read("a", ["tag:7"]);
    expect(next.flight()).toBeDefined();
    cache.touch(ORG, ["tag:7"]);
    // A query that can't be cancelled ends all the same.
    left.finish("from before the write");
    next.finish("from before the write");
    await next.answer;
    await expect(left.answer).rejects.toThrow();
    expect(kept("a")).toBeUndefined();
  });

  test("before they came ask nothing", async () => {
    const late = read("a", [], { signal: AbortSignal.abort(new Error("too late")) });
    await expect(late.answer).rejects.toThrow("too late");
    expect(late.flight()).toBeUndefined();
  });

  test("after the answer change nothing", async () => {
    const controller = new AbortController();
    const reader = read("a", [], { signal: controller.signal });
    reader.finish("there");
    expect(await reader.answer).toBe("there");
    controller.abort();
    expect(reader.flight()?.signal.aborted).toBe(false);
    expect(kept("a")).toBe("there");
  });
});
