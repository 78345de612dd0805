import { beforeEach, describe, expect, test } from "vitest";
import { Cache, type Found, type LoadOptions } from "./cache.ts";
import { deferred } from "./deferred.ts";

// What somebody will soon ask for again is asked for before it is too old.

const ORG = 1;
const FACETS = ["tag:7"];
let now: number;
let cache: Cache;

beforeEach(() => {
  now = 1_000_000;
  cache = new Cache({ maxBytes: 10_000, clock: () => now });
});

const kept = (key: string) => cache.peek<string>(ORG, key)?.value;

function found(value: string): Found<string> {
  return { value, facets: FACETS, bytes: 1, validUntil: Number.POSITIVE_INFINITY };
}

/** A reader who brings a query of their own, which lasts until it is told to finish. */
function read(key: string, options: LoadOptions = {}) {
  const result = deferred<Found<string>>();
  let asked = false;
  const query = () => {
    asked = true;
    return result.promise;
  };
  const answer = cache
    .loadMany<string>(ORG, [{ key, facets: FACETS }], async () => [await query()], options)
    .then(([one]) => one?.value);
  return {
    answer,
    asked: () => asked,
    finish: (value: string) => result.resolve(found(value)),
    fail: result.reject,
    settled: result.promise
      .then(
        () => {},
        () => {},
      )
      // What is kept is kept a few steps later.
      .then(() => new Promise((resolve) => setImmediate(resolve))),
  };
}

async function brought(key: string, value: string): Promise<void> {
  const reader = read(key);
  reader.finish(value);
  await reader.answer;
}

describe("renewing", () => {
  test("gives what is kept at once, and keeps the new answer when it has come", async () => {
    await brought("a", "old");
    now += 44_000;
    expect(await read("a", { renew: true }).answer).toBe("old");
    now += 2_000;
    const unasked = read("a");
    expect(await unasked.answer).toBe("old");
    const renewing = read("a", { renew: true });
    const again = read("a", { renew: true });
    expect(await Promise.all([renewing.answer, again.answer])).toEqual(["old", "old"]);
    expect([renewing.asked(), again.asked()]).toEqual([true, false]);
    renewing.finish("new");
    await expect.poll(() => kept("a")).toBe("new");
    now += 59_000;
    expect(kept("a")).toBe("new");
    now += 1_000;
    expect(kept("a")).toBeUndefined();
  });

  test("never outlives a write, nor does what it fails at show", async () => {
    await brought("a", "old");
    now += 50_000;
    const renewing = read("a", { renew: true });
    await renewing.answer;
    cache.touch(ORG, FACETS);
    renewing.finish("older than the write");
    await renewing.settled;
    expect(kept("a")).toBeUndefined();
    await brought("a", "after it");
    now += 50_000;
    const failing = read("a", { renew: true });
    await failing.answer;
    failing.fail(new Error("no database"));
    await failing.settled;
    expect(kept("a")).toBe("after it");
  });

  test("goes one by one, and never two at a time", async () => {
    for (const key of ["a", "b"]) await brought(key, "old");
    now += 50_000;
    const first = read("a", { renew: true });
    await first.answer;
    const second = read("b", { renew: true });
    expect(await second.answer).toBe("old");
    expect([first.asked(), second.asked()]).toEqual([true, false]);
    first.finish("new");
    await expect.poll(() => kept("a")).toBe("new");
    const later = read("b", { renew: true });
    await later.answer;
    expect(later.asked()).toBe(true);
    later.finish("new");
    await expect.poll(() => kept("b")).toBe("new");
  });
});
