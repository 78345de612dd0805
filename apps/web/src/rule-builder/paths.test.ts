import { expect, test } from "vitest";
import { idsByPath, nodePath, pathText } from "./paths.ts";

test("a place is written as issues and counts write it", () => {
  expect(pathText([])).toBe("");
  expect(pathText([1, 0, 12])).toBe("rules[1].rules[0].rules[12]");
});

test.each([
  ["", []],
  ["version", []],
  ["rules[2]", [2]],
  ["rules[1].rules[0].value", [1, 0]],
  ["rules[1].rules[0].value[3]", [1, 0]],
  ["rules[10].operator", [10]],
  ["rules[0].value.to.date", [0]],
  ["rules[0].combinator", [0]],
])("the issue path %s lies in the node %j", (text, path) => {
  expect(nodePath(text)).toEqual(path);
});

test("ids are found by path, groups among them", () => {
  const ids = idsByPath({
    id: "root",
    combinator: "and",
    rules: [
      { id: "first", field: "tag", operator: "isSet", value: undefined },
      { id: "group", combinator: "or", rules: [{ id: "deep", field: "tag", operator: "isSet", value: 1 }] },
    ],
  });
  expect(Object.fromEntries(ids)).toEqual({
    "": "root",
    "rules[0]": "first",
    "rules[1]": "group",
    "rules[1].rules[0]": "deep",
  });
});
