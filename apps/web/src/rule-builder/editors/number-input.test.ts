import { expect, test } from "vitest";
import { readNumber } from "./number-input.tsx";

test.each([
  ["70", 70],
  [" 0 ", 0],
  ["-3.5", -3.5],
  ["−4", -4],
  ["0,5", 0.5],
  [".5", 0.5],
  ["7.", 7],
])("%j is a number", (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each(["", "-", "1e9", "0x10", "1.2.3", "Infinity", "seven", "1 000"])("%j is none", (text) => {
  expect(readNumber(text)).toBeNull();
});
