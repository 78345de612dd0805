// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { formatCalendarDay, formatMoment, formatShortDay, formatTime } from "./format-days.ts";

test("a day of the calendar is the same one everywhere", () => {
  expect(formatCalendarDay("2026-03-01")).toBe("Mar 1, 2026");
  expect(formatShortDay("2026-12-31")).toBe("Dec 31");
});

test("a moment is told by the clock of the zone", () => {
  const midnight = "2026-03-11T17:00:00.000Z";
  expect(formatMoment(midnight, "Asia/Ho_Chi_Minh")).toMatch(/^Thu, Mar 12, 12:00\sAM$/);
  expect(formatTime(midnight, "Europe/Berlin")).toMatch(/^6:00\sPM$/);
});
