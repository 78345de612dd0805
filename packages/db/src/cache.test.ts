import { beforeEach, describe, expect, test } from "vitest";
import { Cache, type Found, MAX_AGE, type Want } from "./cache.ts";
import { deferred } from "./deferred.ts";

const ORG = 1;
let now: number;
let cache: Cache;

beforeEach(() => {
  now = 1_000_000;
  cache = new Cache({ maxBytes: 10_000, clock: () => now });
});

function found(
  value: string,
  facets: readonly string[] = [],
  more: Partial<Found<string>> = {},
): Found<string> {
  return { value, facets, bytes: 100, validUntil: Number.POSITIVE_INFINITY, ...more };
}

/** Loads one want, and says what the query was asked for and what came out. */
async function load(
  key: string,
  facets: readonly string[] = [],
  more: Partial<Found<string>> = {},
  org = ORG,
) {
  let asked = 0;
  const answer = await cache.load(org, { key, facets }, async () => {
    asked++;
    return found(`${key} at ${now}`, facets, more);
  });
  return { ...answer, asked };
}

describe("keeping", () => {
  test("a hit within 60 s asks nothing", async () => {
    expect(await load("a")).toMatchObject({ asked: 1, source: "live", evaluatedAt: now });
    const first = now;
    now += MAX_AGE - 1;
    expect(await load("a")).toMatchObject({
      ...{ asked: 0, source: "cache", value: `a at ${first}` },
      ...{ evaluatedAt: first, expiresAt: first + MAX_AGE },
    });
  });

  test("ends at 60 s, counted from the beginning of the query", async () => {
    await cache.load(ORG, { key: "slow" }, async () => {
      now += 10_000;
      return found("slow");
    });
    now += MAX_AGE - 10_000 - 1;
    expect(await load("slow")).toMatchObject({ asked: 0 });
    now += 1;
    expect(await load("slow")).toMatchObject({ asked: 1, source: "live" });
  });

  test("ends when time alone makes the answer wrong, if that is sooner", async () => {
    const validUntil = now + 5_000;
    await load("a", [], { validUntil });
    now = validUntil - 1;
    expect(await load("a")).toMatchObject({ asked: 0, expiresAt: validUntil });
    now = validUntil;
    expect(await load("a")).toMatchObject({ asked: 1 });
  });

  test("is no longer than its oldest part may be kept", async () => {
    await load("a", [], { evaluatedAt: now - 50_000 });
    now += 9_999;
    expect(await load("a")).toMatchObject({ asked: 0 });
    now += 1;
    expect(await load("a")).toMatchObject({ asked: 1 });
  });

  test("keeps organizations apart", async () => {
    await load("a", ["tag:7"]);
    expect(await load("a", ["tag:7"], {}, 2)).toMatchObject({ asked: 1 });
    cache.touch(2, ["tag:7"]);
    expect(await load("a", ["tag:7"])).toMatchObject({ asked: 0 });
    expect(await load("a", ["tag:7"], {}, 2)).toMatchObject({ asked: 1 });
    cache.clear(2);
    expect(await load("a")).toMatchObject({ asked: 0 });
    expect(cache.peek(2, "a")).toBeUndefined();
  });

  test("the least recently used goes first when bytes run out", async () => {
    const bytes = 2_500;
    for (const key of ["a", "b", "c", "d"]) await load(key, ["tag"], { bytes });
    expect(cache.size).toEqual({ entries: 4, bytes: 10_000 });
    cache.peek(ORG, "a");
    await load("e", ["tag"], { bytes });
    expect(cache.size).toEqual({ entries: 4, bytes: 10_000 });
    expect(["a", "b", "c", "d", "e"].filter((key) => !cache.peek(ORG, key))).toEqual(["b"]);
  });

  test("what is larger than the cache is answered and not kept, and drives out nothing", async () => {
    await load("small");
    expect(await load("large", ["tag"], { bytes: 10_001 })).toMatchObject({ value: `large at ${now}` });
    expect(cache.size.entries).toBe(1);
    expect(await load("small")).toMatchObject({ asked: 0 });
    expect(await load("large")).toMatchObject({ asked: 1 });
  });

  test("an error is nobody's answer and is not kept", async () => {
    const failing = () => Promise.reject(new Error("no database"));
    await expect(cache.load(ORG, { key: "a" }, failing)).rejects.toThrow("no database");
    expect(await load("a")).toMatchObject({ asked: 1 });
  });
});

describe("touch", () => {
  const facets: Readonly<Record<string, readonly string[]>> = {
    seven: ["tag:7"],
    eight: ["tag:8"],
    anyTag: ["tag"],
    both: ["tag:7", "country"],
    country: ["country"],
    segment: ["segment:7"],
  };

  test.each([
    [["tag:7"], ["seven", "anyTag", "both"]],
    [["tag:9"], ["anyTag"]],
    [["tag"], ["seven", "eight", "anyTag", "both"]],
    [["country"], ["both", "country"]],
    [
      ["tag:8", "segment:7"],
      ["eight", "anyTag", "segment"],
    ],
    [["owner"], []],
    [[], []],
  ])("of %j lets go of %j and nothing else", async (written, gone) => {
    for (const [key, own] of Object.entries(facets)) await load(key, own);
    cache.touch(ORG, written);
    expect(Object.keys(facets).filter((key) => !cache.peek(ORG, key))).toEqual(gone);
    expect(cache.size.entries).toBe(Object.keys(facets).length - gone.length);
  });

  test("finds what was let go of, driven out or replaced before, only once", async () => {
    await load("a", ["tag:7"]);
    cache.touch(ORG, ["tag:7"]);
    await load("a", ["tag:8"]);
    cache.touch(ORG, ["tag:7"]);
    expect(await load("a", ["tag:8"])).toMatchObject({ asked: 0 });
    await cache.load(ORG, { key: "a" }, async () => found("new", ["country"]), { fresh: true });
    cache.touch(ORG, ["tag:8"]);
    expect(cache.peek(ORG, "a")).toMatchObject({ value: "new" });
    cache.touch(ORG, ["country"]);
    expect(cache.peek(ORG, "a")).toBeUndefined();
  });
});

describe("several wants", () => {
  const wants = (...keys: string[]): Want[] => keys.map((key) => ({ key, facets: [`tag:${key}`] }));

  test("ask in one query for what is missing, and answer in their order", async () => {
    await load("b", ["tag:b"]);
    const asked: string[][] = [];
    const answers = await cache.loadMany(ORG, wants("a", "b", "c"), async (missing) => {
      asked.push(missing.map(({ key }) => key));
      return missing.map(({ key, facets }) => found(`new ${key}`, facets));
    });
    expect(asked).toEqual([["a", "c"]]);
    expect(answers.map(({ value, source }) => [value, source])).toEqual([
      ["new a", "live"],
      [`b at ${now}`, "cache"],
      ["new c", "live"],
    ]);
  });

  test("after a write ask again only for what it touched", async () => {
    const asked: string[] = [];
    const ask = () =>
      cache.loadMany(ORG, wants("a", "b", "c"), async (missing) => {
        asked.push(...missing.map(({ key }) => key));
        return missing.map(({ key, facets }) => found(key, facets));
      });
    await ask();
    cache.touch(ORG, ["tag:b"]);
    asked.length = 0;
    await ask();
    expect(asked).toEqual(["b"]);
  });

  test("wait for what others are asking already, and ask for the rest", async () => {
    const others = deferred<string>();
    const first = cache.loadMany(ORG, wants("a", "b"), async (missing) => {
      const value = await others.promise;
      return missing.map(({ facets }) => found(value, facets));
    });
    const asked: string[] = [];
    const second = cache.loadMany(ORG, wants("b", "c"), async (missing) => {
      asked.push(...missing.map(({ key }) => key));
      return missing.map(({ facets }) => found("second", facets));
    });
    others.resolve("first");
    expect((await second).map(({ value }) => value)).toEqual(["first", "second"]);
    expect((await first).map(({ value }) => value)).toEqual(["first", "first"]);
    expect(asked).toEqual(["c"]);
  });

  test("of one name ask once", async () => {
    const asked: string[] = [];
    const answers = await cache.loadMany(ORG, wants("a", "a"), async (missing) => {
      asked.push(...missing.map(({ key }) => key));
      return missing.map(({ key }) => found(key));
    });
    expect(asked).toEqual(["a"]);
    expect(answers.map(({ value }) => value)).toEqual(["a", "a"]);
  });

  test("nothing is wanted, nothing is asked", async () => {
    const query = () => Promise.reject(new Error("asked"));
    expect(await cache.loadMany(ORG, [], query)).toEqual([]);
  });
});

describe("suspended", () => {
  test("forgets everything and keeps nothing, until resumed", async () => {
    await load("a");
    cache.suspend();
    expect(cache.size).toEqual({ entries: 0, bytes: 0 });
    expect(await load("a")).toMatchObject({ asked: 1, source: "live" });
    expect(await load("a")).toMatchObject({ asked: 1 });
    cache.resume();
    expect(await load("a")).toMatchObject({ asked: 1 });
    expect(await load("a")).toMatchObject({ asked: 0 });
  });

  test("what was asked while suspended is not kept after", async () => {
    cache.suspend();
    const answer = deferred<Found<string>>();
    const loading = cache.load(ORG, { key: "a" }, () => answer.promise);
    cache.resume();
    answer.resolve(found("from before"));
    expect(await loading).toMatchObject({ value: "from before" });
    expect(cache.size.entries).toBe(0);
  });
});
