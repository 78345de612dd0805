import { expect, test } from "vitest";
import { pushHistory, redoHistory, startHistory, undoHistory } from "./history.ts";

test("back and forward again", () => {
  const two = pushHistory(pushHistory(startHistory("a"), "b", false), "c", false);
  const back = undoHistory(undoHistory(two));
  expect(back.present).toBe("a");
  expect(undoHistory(back)).toBe(back);
  expect(redoHistory(redoHistory(back))).toEqual(two);
  expect(redoHistory(two)).toBe(two);
});

test("a new change ends the way forward", () => {
  const changed = pushHistory(undoHistory(pushHistory(startHistory("a"), "b", false)), "c", false);
  expect(changed).toEqual({ past: ["a"], present: "c", future: [] });
});

test("what was typed in one go is undone in one go", () => {
  let history = pushHistory(startHistory(""), "N", false);
  for (const text of ["Ng", "Ngọ", "Ngọc"]) history = pushHistory(history, text, true);
  expect(undoHistory(history).present).toBe("");
});

test("the oldest states are forgotten", () => {
  let history = startHistory(0);
  for (let state = 1; state <= 250; state++) history = pushHistory(history, state, false);
  expect(history.past).toHaveLength(100);
  expect(history.past[0]).toBe(150);
});
