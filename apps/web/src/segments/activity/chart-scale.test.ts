import { describe, expect, test } from "vitest";
import { barEnd, labelled, scaleOf } from "./chart-scale.ts";

describe("the axis", () => {
  test.each([
    [[0, 0], { from: 0, to: 1, ticks: [0, 1] }],
    [[0, 1, 3], { from: 0, to: 3, ticks: [0, 1, 2, 3] }],
    [[7, 7], { from: 0, to: 10, ticks: [0, 5, 10] }],
    [[10, 312], { from: 0, to: 400, ticks: [0, 200, 400] }],
    [
      [1_204_000, 1_209_500],
      { from: 1_204_000, to: 1_210_000, ticks: [1_204_000, 1_206_000, 1_208_000, 1_210_000] },
    ],
  ])("of %j", (sizes, scale) => {
    expect(scaleOf(sizes)).toEqual(scale);
  });

  test("holds every size, and has few numbers", () => {
    for (let most = 1; most < 5_000_000; most = Math.ceil(most * 1.37)) {
      for (const least of [0, Math.floor(most / 2), Math.floor(most * 0.9), most]) {
        const { from, to, ticks } = scaleOf([least, most]);
        expect(from).toBeLessThanOrEqual(least);
        expect(to).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect([ticks[0], ticks.at(-1)]).toEqual([from, to]);
      }
    }
  });
});

test("one day that dwarfs the others is cut", () => {
  expect(barEnd([0, 5, 40])).toBe(40);
  expect(barEnd([0, 5, 300_000])).toBe(10);
  expect(barEnd([0, 0, 300])).toBe(300);
  expect(barEnd([0, 0])).toBe(0);
});

test("labels stand at even distance, the last day's among them", () => {
  expect(labelled(30, 6)).toEqual([4, 9, 14, 19, 24, 29]);
  expect(labelled(3, 6)).toEqual([0, 1, 2]);
  expect(labelled(1, 0)).toEqual([0]);
});
