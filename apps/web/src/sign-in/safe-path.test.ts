import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

const origin = "https://crm.example";

test.each([
  ["/crm/segments?search=%22a%22&type=static#top", "/crm/segments?search=%22a%22&type=static#top"],
  ["/invitation?secret=1_abc", "/invitation?secret=1_abc"],
])("a page of this site is gone to: %s", (to, path) => {
  expect(safePath(to, origin)).toBe(path);
});

test.each([
  undefined,
  "",
  "crm",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "\\\\evil.example",
  " //evil.example",
  "/sign-in?to=/x",
  "/setup",
])("anything else leads to the first page: %j", (to) => {
  expect(safePath(to, origin)).toBe("/");
});
