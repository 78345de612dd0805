/**
 * The folded form of a text, as packages/rules defines it (fold); this package imports nothing of ours, and a test there
 * compares the two on seeded rows.
 */
export function folded(text: string): string {
  return once(once(text));
}

function once(text: string): string {
  return text.normalize("NFKC").toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFKC");
}

/** A text in the letters of an address: "Đặng Thị Lý" gives "dangthily". */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[đøłæœßþ]/g, (letter) => LETTERS[letter] ?? "")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}

const LETTERS: Readonly<Record<string, string>> = {
  đ: "d",
  ø: "o",
  ł: "l",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
};
