import fc from "fast-check";
import { expect, test } from "vitest";
import { joinList, splitList } from "./list-cell.ts";

test.each([
  ["a; b|c ;; |", ["a", "b", "c"]],
  ["a\\;b; c\\\\", ["a;b", "c\\"]],
  ["a\\b", ["a\\b"]],
  [" ", []],
])("%j is %j", (cell, texts) => expect(splitList(cell)).toEqual(texts));

test("any list is taken apart as it was joined", () => {
  const text = fc
    .oneof(fc.string({ unit: fc.constantFrom(..."\\;| a"), maxLength: 6 }), fc.string({ maxLength: 6 }))
    .map((value) => value.trim())
    .filter((value) => value !== "");
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(splitList(joinList(texts))).toEqual(texts);
    }),
    { numRuns: 5_000 },
  );
});
