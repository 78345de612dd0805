import { fold } from "@segments/rules";
import fc from "fast-check";

/** Pieces that tempt one engine to differ from the other: wildcards, quotes, escapes, case and Unicode form. */
const pieces = [
  "ann",
  "ANN",
  "%",
  "_",
  "100%",
  "a_b",
  "\\",
  "\\%",
  "'",
  "''",
  '"',
  "$1",
  "{",
  "}",
  ",",
  "null",
  "ß",
  "SS",
  "ẞ",
  "İ",
  "i",
  "ı",
  "ΣΊΣΥΦΟΣ",
  "σίσυφος",
  "ς",
  "é",
  "e\u0301",
  "É",
  "ﬁ",
  "ＡＢ",
  "Ⅷ",
  "🦊",
  "👩‍👩‍👧",
  "🇻🇳",
  "שלום",
  "مرحبا",
  "Đặng",
  "\u00a0",
  "\u200b",
  "\t",
  "\n",
  "@",
  ".",
];

const anyPiece = fc.constantFrom(...pieces);

const says = (text: string) => fold(text.trim()) !== "" && !text.includes("\0");

/** Names and addresses. */
export const texts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: anyPiece },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((parts) => fc.constantFrom(parts.join(""), parts.join(" ")))
  .filter(says);

/** What rules look for: mostly a single piece, which is found here and there. */
export const wantedTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: anyPiece.filter(says) },
  { weight: 1, arbitrary: texts },
);
