import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOfWallTime, wallTimeOf } from "./wall-time.ts";

test.each([
  ["2026-03-03T09:14", "Asia/Ho_Chi_Minh", "2026-03-03T02:14:00Z"],
  ["2026-07-01T00:00", "America/New_York", "2026-07-01T04:00:00Z"],
  ["2026-01-01T00:00", "Asia/Kathmandu", "2025-12-31T18:15:00Z"],
  // Shown twice as clocks go back: the first time.
  ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00Z"],
  // Never shown, as clocks go forward over it.
  ["2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00Z"],
])("%s in %s", (text, timeZone, expected) => {
  expect(new Date(instantOfWallTime(text, timeZone) ?? 0).toISOString()).toBe(
    new Date(expected).toISOString(),
  );
});

test("what is no time", () => {
  expect(instantOfWallTime("", "UTC")).toBeUndefined();
  expect(instantOfWallTime("2026-02-03T25:00", "UTC")).toBeUndefined();
  expect(instantOfWallTime("12026-02-03T05:00", "UTC")).toBeUndefined();
});

test("there and back again", () => {
  const minutes = fc.integer({ min: Date.UTC(1980, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
  const zones = fc.constantFrom("Asia/Ho_Chi_Minh", "America/New_York", "Australia/Lord_Howe", "UTC");
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const shown = wallTimeOf(minute * 60_000, zone);
      const back = instantOfWallTime(shown, zone) ?? 0;
      expect(wallTimeOf(back, zone)).toBe(shown);
      expect(back).toBeLessThanOrEqual(minute * 60_000);
    }),
  );
});
