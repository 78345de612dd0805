import { expect, test } from "vitest";
import { exportHeaders } from "../export-columns.ts";
import { suggestMapping } from "./suggest-mapping.ts";

const products = [
  { id: 1, name: "Roaster" },
  { id: 2, name: "Mill" },
  { id: 3, name: "Mill" },
];

test("our own export is known, but for what is not imported", () => {
  const suggested = suggestMapping(Object.values(exportHeaders), products);
  expect(Object.keys(exportHeaders).filter((_, index) => suggested[index] === null)).toEqual([
    "lastInbound",
    "created",
  ]);
  expect(suggested.filter((target) => target !== null)).toHaveLength(suggested.length - 2);
});

test.each([
  ["E-Mail", "email"],
  ["e mail address", "email"],
  ["Email (2)", "email"],
  ["  COMPANY   NAME ", "company"],
  ["FIRST_NAME", "firstName"],
  ["Fit: roaster", "fit:1"],
  ["Fit: Mill (3)", "fit:3"],
  ["Fit: Mill", null],
  ["id", null],
  ["constructor", null],
  ["Line", null],
  ["Problem", null],
])("%s is %s", (header, target) => expect(suggestMapping([header], products)).toEqual([target]));

test("one column of a kind, where there can be no more", () => {
  expect(suggestMapping(["Country", "Nation", "Email", "Mail", "Name", "Full name"], [])).toEqual([
    "country",
    null,
    "email",
    "email",
    "name",
    null,
  ]);
});
