import { expect, test } from "vitest";
import { concerns, familyOf } from "./facets.ts";

test.each([
  ["country", "country"],
  ["tag:7", "tag"],
  ["segment:1:x", "segment"],
])("the family of %s is %s", (facet, family) => {
  expect(familyOf(facet)).toBe(family);
});

test.each([
  ["tag:7", "tag:7", true],
  ["tag:7", "tag:8", false],
  ["tag:7", "tag:77", false],
  ["tag:7", "tag", true],
  ["tag", "tag:7", true],
  ["tag", "tag", true],
  ["tag", "tags", false],
  ["tag:7", "segment:7", false],
  ["country", "company", false],
])("a write to %s concerns an answer that depends on %s: %s", (written, dependency, expected) => {
  expect(concerns(written, dependency)).toBe(expected);
});
