import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, nameKey } from "./fold.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."aAßẞİıΣςσéÅﬁǰΐŉ\u0301\u0307\u0345\u0130 ㍿Ⅷ") }),
);

test("folding what is folded changes nothing", () => {
  fc.assert(
    fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
    { numRuns: 5_000 },
  );
});

test("nor does it for any one character", () => {
  const unstable: string[] = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const text = fold(String.fromCodePoint(point));
    if (fold(text) !== text) unstable.push(point.toString(16));
  }
  expect(unstable).toEqual([]);
});

test("case and Unicode form make no difference", () => {
  const forms = ["NFC", "NFD", "NFKC", "NFKD"] as const;
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...forms), (text, form) => {
      expect(fold(text.normalize(form))).toBe(fold(text));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      expect(fold(text.toUpperCase())).toBe(fold(text));
    }),
  );
});

test("ASCII takes the short way to the same end", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCodePoint(code)) }),
      (text) => {
        expect(`${fold(text)}é`).toBe(fold(`${text}é`));
      },
    ),
  );
});

describe("the same", () => {
  test.each([
    ["ß and SS", "Straße", "STRASSE"],
    ["capital ẞ and ss", "GROẞ", "gross"],
    ["final sigma and sigma", "ΣΊΣΥΦΟΣ", "σίσυφος"],
    ["sigma in the middle and at the end", "ς", "σ"],
    ["composed and decomposed", "é", "e\u0301"],
    ["a ligature and its letters", "ﬁne", "FINE"],
    ["full width and half width", "ＡＢＣ１", "abc1"],
    ["a roman numeral and its letters", "Ⅷ", "viii"],
    ["İ and i with a dot above", "İ", "i\u0307"],
    ["a no-break space and a space", "a\u00a0b", "A B"],
    ["dotless ı and i", "ı", "i"],
    ["Cyrillic", "ДОСТОЕВСКИЙ", "достоевский"],
    ["kelvin and k", "\u212a", "k"],
  ])("%s", (_what, one, other) => {
    expect(fold(one)).toBe(fold(other));
  });
});

describe("different", () => {
  test.each([
    ["accents", "resume", "résumé"],
    ["o and ø", "o", "ø"],
    ["a space and two", "a b", "a  b"],
    ["wildcards", "a%", "ab"],
    ["emoji", "🦊", "🐺"],
  ])("%s", (_what, one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

test("İ holds an i, in every form", () => {
  expect(fold("İstanbul").includes(fold("I"))).toBe(true);
});

test("names are the same whatever the space around and within them", () => {
  expect(nameKey("  Q1 \t\u00a0 Batch\n")).toBe("q1 batch");
  expect(nameKey("Q1 batch")).toBe(nameKey("q1  BATCH"));
  expect(nameKey("Q1batch")).not.toBe(nameKey("Q1 batch"));
});
