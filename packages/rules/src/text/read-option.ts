import {
  commonLanguages,
  countryCodes,
  countryName,
  isCountryCode,
  isLanguageTag,
  languageName,
} from "../codes.ts";
import { nameKey } from "../fold.ts";
import { type Source, sourceNoun } from "../names.ts";
import { nearest } from "./nearest.ts";
import { isHole, type Reader, shown } from "./reader.ts";
import type { NamedSource, TextNames } from "./text-names.ts";
import type { Token } from "./tokens.ts";

/** One option of a source: a code, a name or a number. What is wrong is reported, and read on behind it. */
export function readOption(reader: Reader, source: Source, names: TextNames): number | string {
  const token = reader.peek();
  if (isHole(token)) reader.fail(`Pick a ${sourceNoun[source]} here.`);
  if (!["word", "text", "number", "date", "id"].includes(token.type)) {
    reader.fail(`Here a ${sourceNoun[source]} is expected, not ${shown(token)}.`);
  }
  reader.bare = reader.next();
  if (source === "countries") return readCode(reader, token, source, countryOf(token.text));
  if (source === "languages") return readCode(reader, token, source, languageOf(token));
  return token.type === "id" ? readId(reader, token, source) : readName(reader, token, source, names);
}

function readCode(
  reader: Reader,
  token: Token,
  source: "countries" | "languages",
  code: string | undefined,
): string {
  if (code !== undefined) return code;
  const [codes, nameIn] =
    source === "countries"
      ? ([countryCodes, countryName] as const)
      : ([commonLanguages, languageName] as const);
  const meant = nearest(token.text, codes.map(nameIn));
  const message = `There is no ${sourceNoun[source]} ${shown(token)}.`;
  reader.report("name", meant ? `${message} Did you mean “${meant}”?` : message, token);
  return token.text;
}

function countryOf(text: string): string | undefined {
  const code = text.toUpperCase();
  if (isCountryCode(code)) return code;
  const key = nameKey(text);
  return countryCodes.find((one) => nameKey(countryName(one)) === key);
}

/** A tag as it is stored always stands for itself; else names come before tags, since "thai" looks like one too. */
function languageOf({ type, text }: Token): string | undefined {
  if (isLanguageTag(text) && (type === "text" || commonLanguages.includes(text))) return text;
  const key = nameKey(text);
  const named = commonLanguages.find((one) => nameKey(languageName(one)) === key);
  if (named !== undefined) return named;
  // Nobody has registered a language of more than three letters.
  return /^[a-z]{2,3}(-|$)/i.test(text) ? canonical(text) : undefined;
}

function canonical(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag !== undefined && isLanguageTag(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** `#12`, or `tag:12`. */
function readId(reader: Reader, token: Token, source: NamedSource): number {
  const [, noun = "", digits = ""] = /^(.*?)[:#](\d+)$/u.exec(token.text) ?? [];
  if (noun !== "" && noun.toLowerCase() !== sourceNoun[source]) {
    reader.report("name", `Here a ${sourceNoun[source]} is expected, not a ${noun}.`, token);
  }
  return Number(digits);
}

function readName(reader: Reader, token: Token, source: NamedSource, names: TextNames): number {
  const found = names.idsOf(source, token.text);
  const [id] = found;
  if (id !== undefined && found.length === 1) return id;
  const noun = sourceNoun[source];
  if (id !== undefined) {
    const numbers = found.slice(0, 5).map((one) => `#${one}`);
    const message = `Several go by the name ${shown(token)}: say which ${noun} by its number, ${numbers.join(" or ")}.`;
    reader.report("name", message, token);
    return id;
  }
  const meant = names.nearest(source, token.text);
  const message = `There is no ${noun} ${shown(token)}.`;
  reader.report("name", meant ? `${message} Did you mean “${meant}”?` : message, token);
  return 0;
}
