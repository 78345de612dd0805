import { parseRule } from "@segments/rules";
import { expect, test } from "vitest";
import { regionName, regionRule, regionWords } from "./region-words.ts";

const segments = [
  { id: 1, name: "Hot leads" },
  { id: 2, name: "Vietnam" },
  { id: 3, name: "N".repeat(90) },
].map((one) => ({ ...one, type: "static" as const, archivedAt: null, count: 1 }));
const region = (inside: number[], outside: number[]) => ({ inside, outside, count: 1 });

test("a region in words", () => {
  expect(regionWords(region([1, 2], []), segments)).toBe("In “Hot leads” and “Vietnam”");
  expect(regionWords(region([2], [1]), segments)).toBe("In “Vietnam”, not in “Hot leads”");
  expect(regionWords(region([1], [2, 3]), segments)).toMatch(
    /^In “Hot leads”, not in “Vietnam” or “N{60}…”$/,
  );
});

test("a name that a segment can have", () => {
  expect(regionName(region([1, 2], []), segments)).toBe("Hot leads and Vietnam");
  expect(regionName(region([1], [2]), segments)).toBe("Hot leads, not Vietnam");
  expect(regionName(region([3, 1, 2], []), segments).length).toBeLessThanOrEqual(200);
});

test("a rule that the builder takes", () => {
  const parsed = parseRule(regionRule(region([1, 2], [3])));
  expect(parsed.ok && parsed.rule.rules).toEqual([
    { field: "segment", operator: "currentlyIn", value: [1] },
    { field: "segment", operator: "currentlyIn", value: [2] },
    { field: "segment", operator: "notCurrentlyIn", value: [3] },
  ]);
});
