import {
  commonLanguages,
  countryCodes,
  countryName,
  isCountryCode,
  isLanguageTag,
  languageName,
  nameKey,
} from "@segments/rules";

/** What else countries are called in English. */
const otherNames: Readonly<Record<string, string>> = {
  USA: "US",
  "United States of America": "US",
  America: "US",
  UK: "GB",
  "Great Britain": "GB",
  England: "GB",
  "Viet Nam": "VN",
  Türkiye: "TR",
  Turkey: "TR",
  "Czech Republic": "CZ",
  "The Netherlands": "NL",
  Holland: "NL",
  "Republic of Korea": "KR",
  Korea: "KR",
  "Russian Federation": "RU",
  "Ivory Coast": "CI",
  "Hong Kong": "HK",
  Macau: "MO",
  Burma: "MM",
  Swaziland: "SZ",
};

const countries = new Map([
  ...countryCodes.map((code) => [nameKey(countryName(code)), code] as const),
  ...Object.entries(otherNames).map(([name, code]) => [nameKey(name), code] as const),
]);

const languages = new Map(commonLanguages.map((tag) => [nameKey(languageName(tag)), tag]));

/** A country's code, given as that or as an English name; undefined where there is no such country. */
export function readCountry(text: string): string | undefined {
  const code = text.toUpperCase();
  return isCountryCode(code) ? code : countries.get(nameKey(text));
}

/** A language's BCP 47 tag in its canonical form, given as a tag or as an English name; undefined where it is neither. */
export function readLanguage(text: string): string | undefined {
  const named = languages.get(nameKey(text));
  if (named) return named;
  const tag = text.replaceAll("_", "-");
  if (isLanguageTag(text)) return text;
  try {
    return /^\p{ASCII}{2,3}(-|$)/u.test(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}
