import { expect, test } from "vitest";
import { idsOf, readOverlapSearch } from "./overlap-search.ts";

test("two or three ids come through, each once", () => {
  expect(readOverlapSearch({ ids: "4,7" })).toEqual({ ids: "4,7", region: undefined });
  expect(readOverlapSearch({ ids: "4,7,4,9,12", region: 4 })).toEqual({ ids: "4,7,9", region: "4" });
  // One alone is read by the router as a number.
  expect(idsOf(readOverlapSearch({ ids: 4 }).ids)).toEqual([4]);
});

test("nonsense is left out", () => {
  expect(readOverlapSearch({ ids: "x,-1,0,1.5", region: { a: 1 } })).toEqual({
    ids: undefined,
    region: undefined,
  });
  expect(idsOf(undefined)).toEqual([]);
});
