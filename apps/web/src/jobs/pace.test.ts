// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Job } from "../trpc.ts";
import { notePace, paceWords } from "./pace.ts";

/** What is said of a job that was so far, so many seconds after it began. */
function paceOf(
  id: number,
  heard: readonly (readonly [second: number, done: number])[],
  total: number | null,
) {
  for (const [second, done] of heard) notePace({ id, state: "running", done } as Job, second * 1000);
  return paceWords({ id, done: heard.at(-1)?.[1] ?? 0, total });
}

test("a pace is said once a second of it is known", () => {
  expect(paceOf(1, [[0, 0]], 1000)).toBeUndefined();
  expect(
    paceOf(
      2,
      [
        [0, 0],
        [0.5, 300],
      ],
      1000,
    ),
  ).toBeUndefined();
  expect(
    paceOf(
      3,
      [
        [0, 0],
        [2, 400],
      ],
      1000,
    ),
  ).toBe("200 a second, 3 s left");
});

test("of the last seconds, however it went before", () => {
  expect(
    paceOf(
      4,
      [
        [0, 0],
        [10, 10],
        [12, 2010],
      ],
      12_010,
    ),
  ).toBe("1,000 a second, 10 s left");
});

test("minutes and hours, and no end where that is not known", () => {
  expect(
    paceOf(
      5,
      [
        [0, 0],
        [2, 2],
      ],
      602,
    ),
  ).toBe("1 a second, 10 minutes left");
  expect(
    paceOf(
      6,
      [
        [0, 0],
        [2, 2],
      ],
      100_000,
    ),
  ).toBe("1 a second, 28 hours left");
  expect(
    paceOf(
      7,
      [
        [0, 0],
        [2, 4000],
      ],
      null,
    ),
  ).toBe("2,000 a second");
});

test("what is over is forgotten", () => {
  paceOf(
    8,
    [
      [0, 0],
      [2, 400],
    ],
    1000,
  );
  notePace({ id: 8, state: "done", done: 1000 } as Job, 3000);
  expect(paceWords({ id: 8, done: 1000, total: 1000 })).toBeUndefined();
});
