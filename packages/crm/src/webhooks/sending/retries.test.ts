import { describe, expect, test } from "vitest";
import { nextTry, retryAfter } from "./retries.ts";

const NOW = Date.UTC(2026, 10, 25, 12);
const HOUR = 3_600_000;

describe("the pause before the next try", () => {
  const pauses = (random: () => number) =>
    Array.from({ length: 11 }, (_, index) => (nextTry(index + 1, NOW, random) ?? NOW) - NOW);

  test("grows from seconds to hours, and ends after a day", () => {
    const plain = pauses(() => 0.5);
    expect(plain[0]).toBe(5_000);
    expect([...plain].sort((a, b) => a - b).slice(1)).toEqual(plain.slice(0, 10));
    expect(plain.reduce((sum, pause) => sum + pause, 0) / HOUR).toBeCloseTo(23.7, 1);
    expect(nextTry(11, NOW)).toBeUndefined();
  });

  test("differs by a tenth, so that not all come back at once", () => {
    const [shortest, longest] = [pauses(() => 0), pauses(() => 1)];
    expect(shortest[5]).toBe(54 * 60_000);
    expect(longest[5]).toBe(66 * 60_000);
  });
});

describe("Retry-After", () => {
  test.each([
    ["120", NOW + 120_000],
    [" 1 ", NOW + 1_000],
    ["Wed, 25 Nov 2026 13:00:00 GMT", NOW + HOUR],
    ["999999999", NOW + 24 * HOUR],
    ["Fri, 01 Jan 2100 00:00:00 GMT", NOW + 24 * HOUR],
  ])("%j names a moment", (header, at) => {
    expect(retryAfter(header, NOW)).toBe(at);
  });

  test.each(["", "0", "-5", "soon", "1.5", "Wed, 25 Nov 2026 11:00:00 GMT", "2027-01-01"])(
    "%j names none",
    (header) => {
      expect(retryAfter(header, NOW)).toBeUndefined();
    },
  );

  test("may be absent", () => {
    expect(retryAfter(undefined, NOW)).toBeUndefined();
  });
});
