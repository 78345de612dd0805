import { expect, test } from "vitest";
import {
  commonLanguages,
  countryCodes,
  countryName,
  isCountryCode,
  isLanguageTag,
  languageName,
} from "./codes.ts";

test("codes have names, and what is no code stands as it is", () => {
  expect(countryName("VN")).toBe("Vietnam");
  expect(languageName("pt-BR")).toBe("Brazilian Portuguese");
  expect(countryName("?!")).toBe("?!");
});

test("every code that is offered is one, and has a name", () => {
  for (const code of countryCodes)
    expect([isCountryCode(code), countryName(code) !== code]).toEqual([true, true]);
  for (const tag of commonLanguages)
    expect([isLanguageTag(tag), languageName(tag) !== tag]).toEqual([true, true]);
  expect([isCountryCode("XX"), isCountryCode("vn"), isLanguageTag("pt-br"), isLanguageTag("")]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
