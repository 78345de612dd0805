import { expect, test } from "vitest";
import { joinSql, sql, toQuery } from "./sql.ts";

test("values are bound, and numbered in their order", () => {
  expect(toQuery(sql`select ${1} where a = ${"x'; drop table customer --"}`)).toEqual({
    text: "select $1 where a = $2",
    values: [1, "x'; drop table customer --"],
  });
});

test("pieces nest, with the values of all of them", () => {
  const inner = sql`b = ${2} and c = ${[3]}`;
  expect(toQuery(sql`select ${1} where ${sql`(${inner})`} or d = ${null}`)).toEqual({
    text: "select $1 where (b = $2 and c = $3) or d = $4",
    values: [1, 2, [3], null],
  });
});

test("joined pieces keep their values", () => {
  const pieces = [sql`a = ${1}`, sql`true`, sql`b = ${2}`];
  expect(toQuery(sql`where ${joinSql(pieces, " or ")} limit ${3}`)).toEqual({
    text: "where a = $1 or true or b = $2 limit $3",
    values: [1, 2, 3],
  });
});

test("joining nothing is refused", () => {
  expect(() => joinSql([], ", ")).toThrow(RangeError);
});
