import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackIds } from "../packed-ids.ts";
import { IdSet } from "./id-set.ts";

// Lists, bits, and the border between the two; several blocks, with gaps.
const ids = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 0, max: 2_147_483_647 }), { maxLength: 50 }),
  fc.uniqueArray(fc.integer({ min: 65_000, max: 66_000 }), { maxLength: 300 }),
  fc
    .record({
      start: fc.integer({ min: 0, max: 140_000 }),
      count: fc.oneof(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 1_020, max: 1_030 })),
      step: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ start, count, step }) => Array.from({ length: count }, (_, index) => start + index * step)),
);

function ascending(values: Iterable<number>): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

test("holds what it is made of, once and in order", () => {
  fc.assert(
    fc.property(ids, (given) => {
      const set = IdSet.of([...given, ...given.slice(0, 5)].reverse());
      expect(set.toArray()).toEqual(ascending(given));
      expect(set.size).toBe(given.length);
      for (const id of given.slice(0, 20)) {
        expect(set.has(id)).toBe(true);
        expect(set.has(id + 1)).toBe(given.includes(id + 1));
      }
    }),
  );
});

test("reads what PostgreSQL's int4send writes", () => {
  fc.assert(
    fc.property(ids, (given) => {
      const bytes = Buffer.alloc(4 * given.length);
      for (const [index, id] of given.entries()) bytes.writeInt32BE(id, 4 * index);
      expect(IdSet.of(unpackIds(bytes.toString("base64"))).toArray()).toEqual(ascending(given));
    }),
  );
});

test("and, andNot and union are those of sets", () => {
  fc.assert(
    fc.property(ids, ids, ids, (a, b, c) => {
      const [setA, setB, setC] = [IdSet.of(a), IdSet.of(b), IdSet.of(c)];
      const inB = new Set(b);
      const both = setA.and(setB);
      expect(both.toArray()).toEqual(ascending(a.filter((id) => inB.has(id))));
      expect(both.size).toBe(both.toArray().length);
      expect(setA.andNot(setB).toArray()).toEqual(ascending(a.filter((id) => !inB.has(id))));
      expect(IdSet.union([setA, setB, setC]).toArray()).toEqual(ascending([...a, ...b, ...c]));
      expect(IdSet.sizeOfUnion([setA, setB, setC])).toBe(ascending([...a, ...b, ...c]).length);
      expect(setA.toArray()).toEqual(ascending(a));
    }),
    { numRuns: 300 },
  );
});

test("an intersection is of all that are given, less all that are not wanted", () => {
  const given = fc.array(ids, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(given, fc.array(ids, { maxLength: 3 }), ([first = [], ...others], without) => {
      const given = [first, ...others.map((other) => [...other, ...first.slice(0, 1_500)])];
      const sets = [given.map(IdSet.of), without.map(IdSet.of)] as const;
      const found = IdSet.intersection(...sets);
      const all = given.map((one) => new Set(one));
      const none = new Set(without.flat());
      const wanted = first.filter((id) => all.every((one) => one.has(id)) && !none.has(id));
      expect(found.toArray()).toEqual(ascending(wanted));
      expect(found.size).toBe(wanted.length);
      expect(IdSet.sizeOfIntersection(...sets)).toBe(wanted.length);
    }),
    { numRuns: 300 },
  );
  expect(() => IdSet.intersection([])).toThrow(TypeError);
});

test("what is no id is refused", () => {
  expect(() => IdSet.of([1, -1])).toThrow(RangeError);
});

test("a million ids take an eighth of a megabyte", () => {
  const set = IdSet.of(Array.from({ length: 1_000_000 }, (_, index) => index + 1));
  expect(set.size).toBe(1_000_000);
  expect(set.bytes).toBeLessThan(140_000);
});
