/** The country codes in force: ISO 3166-1 alpha-2. */
export const countryCodes: readonly string[] =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(
    " ",
  );

/** Languages that a picker offers before any customer has them; a rule may name any other BCP 47 tag too. */
export const commonLanguages: readonly string[] =
  "ar bg bn ca cs da de el en es et fa fi fil fr he hi hr hu id it ja ko lo lt lv ms my nb nl pl pt pt-BR ro ru sk sl sr sv sw ta th tr uk ur vi zh zh-Hant".split(
    " ",
  );

const countries = new Set(countryCodes);

export function isCountryCode(code: string): boolean {
  return countries.has(code);
}

/** True for a BCP 47 tag in its canonical form, such as "pt-BR". */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

/** The English name of a country by its ISO 3166-1 alpha-2 code, from the runtime's own data (CLDR); else the code. */
export function countryName(code: string): string {
  return nameIn(regions, code);
}

/** The English name of a language by its BCP 47 tag, likewise. */
export function languageName(tag: string): string {
  return nameIn(languages, tag);
}

const regions = new Intl.DisplayNames("en", { type: "region" });
const languages = new Intl.DisplayNames("en", { type: "language" });

function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
