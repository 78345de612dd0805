// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import {
  formatCalendarDay,
  formatMoment,
  formatShortDay,
  formatShortMoment,
  formatTime,
} from "./format-days.ts";

afterEach(() => vi.useRealTimers());

test("a day of the calendar is the same one everywhere", () => {
  expect(formatCalendarDay("2026-03-01")).toBe("Mar 1, 2026");
  expect(formatShortDay("2026-12-31")).toBe("Dec 31");
});

test("a moment is told by the clock of the zone", () => {
  vi.setSystemTime("2025-10-01T00:00:00Z");
  const midnight = "2026-03-11T17:00:00.000Z";
  expect(formatMoment(midnight, "Asia/Ho_Chi_Minh")).toMatch(/^Thu, Mar 12, 12:00\sAM$/);
  expect(formatShortMoment(midnight, "Asia/Ho_Chi_Minh")).toMatch(/^Mar 12, 12:00\sAM$/);
  expect(formatTime(midnight, "Europe/Berlin")).toMatch(/^6:00\sPM$/);
});

test("a moment more than half a year away is told by its day and year", () => {
  vi.setSystemTime("2025-09-01T00:00:00Z");
  const midnight = "2026-03-11T17:00:00.000Z";
  expect(formatMoment(midnight, "Asia/Ho_Chi_Minh")).toBe("Mar 12, 2026");
  expect(formatShortMoment(midnight, "Asia/Ho_Chi_Minh")).toBe("Mar 12, 2026");
});
