import { commonLanguages, countryCodes, countryName, languageName } from "@segments/rules";
import { describe, expect, test } from "vitest";
import { readCountry, readLanguage } from "./read-codes.ts";

describe("a country", () => {
  test.each([
    ["vn", "VN"],
    ["Viet Nam", "VN"],
    [" vietnam".trim(), "VN"],
    ["USA", "US"],
    ["United  Kingdom", "GB"],
    ["uk", "GB"],
    ["Türkiye", "TR"],
    ["Côte d’Ivoire", "CI"],
  ])("%s is %s", (text, code) => expect(readCountry(text)).toBe(code));

  test.each(["Atlantis", "ZZ", "EU", "constructor"])("%s is none", (text) =>
    expect(readCountry(text)).toBeUndefined(),
  );

  test("is known by its code and its name", () => {
    for (const code of countryCodes)
      expect([readCountry(code), readCountry(countryName(code))]).toEqual([code, code]);
  });
});

describe("a language", () => {
  test.each([
    ["VI", "vi"],
    ["pt_br", "pt-BR"],
    ["zh-hant", "zh-Hant"],
    ["Vietnamese", "vi"],
    ["brazilian portuguese", "pt-BR"],
    ["ceb", "ceb"],
  ])("%s is %s", (text, tag) => expect(readLanguage(text)).toBe(tag));

  test.each(["Klingon!", "x", "a b", "Sindarin words", "12"])("%s is none", (text) =>
    expect(readLanguage(text)).toBeUndefined(),
  );

  test("is known by its tag and its name", () => {
    for (const tag of commonLanguages)
      expect([readLanguage(tag), readLanguage(languageName(tag))]).toEqual([tag, tag]);
  });
});
