/**
 * The one form in which text is compared, stored beside the text itself and used by both engines: case and
 * Unicode form are folded (NFKC; upper then lower case, which makes "ß" and "SS" equal; final sigma), every
 * other character stands for itself. Idempotent.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return once(once(text));
}

/** What makes two names the same: trimmed, inner white space collapsed, folded. */
export function nameKey(name: string): string {
  return fold(name.trim().replace(/\s+/gu, " "));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is what the fast path is for
const ASCII = /^[\x00-\x7f]*$/;

function once(text: string): string {
  return text.normalize("NFKC").toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFKC");
}
