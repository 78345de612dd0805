import type { cultures } from "./names.ts";

/** Where customers are: of 1,000, so many; what they read there, what they are called, how their phones begin. */
export interface Place {
  readonly weight: number;
  /** ISO 3166-1 alpha-2; null for customers of whom nobody wrote it down. */
  readonly country: string | null;
  /** BCP 47 */
  readonly language: string;
  readonly culture: keyof typeof cultures;
  readonly phone: string;
}

/** A trading house in Vietnam: most customers near, some everywhere. */
export const tradingPlaces: readonly Place[] = [
  place(235, "VN", "vi", "vietnamese", "+84"),
  place(15, "VN", "en", "english", "+84"),
  place(70, "TH", "th", "thai", "+66"),
  place(75, "ID", "id", "indonesian", "+62"),
  place(40, "SG", "en", "chinese", "+65"),
  place(20, "SG", "zh-Hans", "chinese", "+65"),
  place(30, "MY", "ms", "indonesian", "+60"),
  place(15, "MY", "en", "chinese", "+60"),
  place(50, "PH", "en", "spanish", "+63"),
  place(75, "US", "en", "english", "+1"),
  place(15, "US", "es", "spanish", "+1"),
  place(35, "GB", "en", "english", "+44"),
  place(25, "AU", "en", "english", "+61"),
  place(40, "JP", "ja", "japanese", "+81"),
  place(20, "KR", "ko", "korean", "+82"),
  place(15, "TW", "zh-Hant", "chinese", "+886"),
  place(35, "IN", "en", "indian", "+91"),
  place(30, "DE", "de", "german", "+49"),
  place(6, "AT", "de", "german", "+43"),
  place(25, "FR", "fr", "french", "+33"),
  place(8, "CA", "fr", "french", "+1"),
  place(20, "ES", "es", "spanish", "+34"),
  place(20, "BR", "pt-BR", "portuguese", "+55"),
  place(6, "PT", "pt", "portuguese", "+351"),
  place(10, "SE", "sv", "nordic", "+46"),
  place(6, "NO", "nb", "nordic", "+47"),
  place(12, "PL", "pl", "polish", "+48"),
  place(10, "TR", "tr", "turkish", "+90"),
  place(8, "AE", "ar", "arabic", "+971"),
  place(5, "EG", "ar", "arabic", "+20"),
  place(4, "IL", "he", "hebrew", "+972"),
  place(5, "GR", "el", "greek", "+30"),
  place(10, null, "vi", "vietnamese", "+84"),
  place(5, null, "en", "english", "+1"),
];

/** A coffee roaster in New York. */
export const coffeePlaces: readonly Place[] = [
  place(760, "US", "en", "english", "+1"),
  place(120, "US", "es", "spanish", "+1"),
  place(50, "CA", "en", "english", "+1"),
  place(30, "IT", "it", "spanish", "+39"),
  place(40, null, "en", "english", "+1"),
];

function place(
  weight: number,
  country: string | null,
  language: string,
  culture: Place["culture"],
  phone: string,
): Place {
  return { weight, country, language, culture, phone };
}
