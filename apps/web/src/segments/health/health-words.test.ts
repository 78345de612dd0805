// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { findingAdvice } from "./health-advice.ts";
import { findingKinds } from "./health-kinds.ts";
import { findingDetail } from "./health-words.ts";

test("what is particular about a segment is said with it", () => {
  expect(findingDetail({ kind: "empty" })).toBe("Empty");
  expect(findingDetail({ kind: "slow", ms: 1340, at: "2026-11-25T10:00:00.000Z" })).toBe("Slow: 1.3 s");
  expect(findingDetail({ kind: "grown", from: 20, to: 160 })).toBe("Grown suddenly: 20 → 160");
  const of = [
    { id: 1, name: "One" },
    { id: 2, name: "Two" },
  ];
  expect(findingDetail({ kind: "duplicate", of: of.slice(0, 1) })).toBe("Same as “One”");
  expect(findingDetail({ kind: "duplicate", of })).toBe("Same as “One” and 1 more");
});

test("there is something to do about each", () => {
  for (const kind of findingKinds) expect(findingAdvice[kind]).toMatch(/[.?]$/);
});
