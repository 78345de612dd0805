// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { countOf, formatAge, formatAgo, formatInstant, formatMs, formatPercent } from "./format.ts";

const at = "2026-03-01T12:00:00.000Z";
const then = Date.parse(at);

describe("how long ago", () => {
  test.each([
    [0, "just now"],
    [59_000, "just now"],
    [60_000, "1 minute ago"],
    [7_200_000, "2 hours ago"],
    [90_000_000, "yesterday"],
    [-5000, "just now"],
  ])("%d ms: %s", (passed, words) => {
    expect(formatAgo(at, then + passed)).toBe(words);
  });

  test("seconds, for what is fresh", () => {
    expect(formatAge(at, then + 1000)).toBe("just now");
    expect(formatAge(at, then + 12_000)).toBe("12 s ago");
    expect(formatAge(at, then + 120_000)).toBe("2 minutes ago");
  });
});

test("numbers", () => {
  expect(countOf(1, "customer")).toBe("1 customer");
  expect(countOf(12_408, "customer")).toBe("12,408 customers");
  expect(countOf(0, "segment")).toBe("0 segments");
  expect(formatMs(0.3)).toBe("under 1 ms");
  expect(formatPercent(0.1234)).toBe("12.3%");
  expect(formatPercent(0.00001)).toBe("under 0.1%");
  expect(formatPercent(0)).toBe("0%");
});

test("an instant says its zone", () => {
  const text = formatInstant("2026-03-01T17:30:00.000Z", "Asia/Ho_Chi_Minh");
  expect(text).toContain("Mar 2, 2026");
  expect(text).toContain("(Asia/Ho_Chi_Minh)");
});
