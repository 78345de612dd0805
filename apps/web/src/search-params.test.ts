import { describe, expect, test } from "vitest";
import { pageInput, readCustomerSearch } from "./customers/customer-search.ts";
import { readChoice, readFlag, readId, readObject, readText } from "./search-params.ts";
import { listInput, readListSearch } from "./segments/list-search.ts";

describe("what stands in an address", () => {
  test("text is text, also where the router read a number", () => {
    expect(readText({ search: "anh" }, "search")).toBe("anh");
    expect(readText({ search: 2026 }, "search")).toBe("2026");
    expect(readText({ search: "" }, "search")).toBeUndefined();
    expect(readText({ search: { a: 1 } }, "search")).toBeUndefined();
    expect(readText({ search: "x".repeat(9999) }, "search")).toHaveLength(2000);
  });

  test("only known choices come through", () => {
    expect(readChoice({ sort: "name" }, "sort", ["name", "created"])).toBe("name");
    expect(readChoice({ sort: "constructor" }, "sort", ["name", "created"])).toBeUndefined();
  });

  test("ids are positive whole numbers", () => {
    expect(readId({ customer: 7 }, "customer")).toBe(7);
    for (const value of [0, -1, 1.5, "7", null, Number.NaN])
      expect(readId({ customer: value }, "customer")).toBeUndefined();
  });

  test("flags are true or absent, objects are objects", () => {
    expect(readFlag({ archived: true }, "archived")).toBe(true);
    expect(readFlag({ archived: "true" }, "archived")).toBeUndefined();
    expect(readObject({ filter: { a: 1 } }, "filter")).toEqual({ a: 1 });
    expect(readObject({ filter: null }, "filter")).toBeUndefined();
    expect(readObject({ filter: "a" }, "filter")).toBeUndefined();
  });
});

test("an address full of nonsense is the list as it starts", () => {
  const nonsense = { search: [], type: 3, archived: 1, sort: "x", direction: "up", extra: true };
  expect(listInput(readListSearch(nonsense))).toEqual({ sort: "updated", direction: "desc" });
});

test("the open drawer is no part of the question", () => {
  const search = readCustomerSearch({ search: "anh", sort: "created", direction: "desc", customer: 12 });
  expect(search.customer).toBe(12);
  expect(pageInput(search)).toEqual({ search: "anh", sort: "created", direction: "desc", limit: 100 });
});
