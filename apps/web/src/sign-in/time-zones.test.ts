import { expect, test } from "vitest";
import { findZones } from "./time-zones.ts";

const keys = (search: string) => findZones(search, "UTC").zones.map(({ key }) => key);

test("a zone is found by any words of its name, in any writing", () => {
  expect(keys("new york")).toContain("America/New_York");
  expect(keys("america/new_york")).toContain("America/New_York");
  expect(keys("LONDON")).toEqual(["Europe/London"]);
  expect(keys("ho chi minh").length).toBeGreaterThan(0);
  expect(keys("atlantis")).toEqual([]);
});

test("the chosen one stands first, and a long list says how much it leaves out", () => {
  const { zones, more } = findZones("", "Asia/Tokyo");
  expect(zones[0]).toEqual({ key: "Asia/Tokyo", label: "Asia/Tokyo", detail: "GMT+9" });
  expect(zones.length + more).toBeGreaterThan(300);
});
